import { type ServiceIdentity, type ServiceOptions, stopSeconds } from './service-options.ts';
import { startLine } from './start-line.ts';
import { xmlText } from './xml-text.ts';

export function launchdLabel({ id }: ServiceIdentity): string {
  return `hawser.${id}`;
}

/** There since the first macOS, and without rights; a user of its own cannot be made in one safe step. */
export const launchdUser = 'daemon';
export const launchdHome = '/Library/Application Support/hawser';

type Value = string | number | boolean | readonly string[] | Values;

interface Values {
  readonly [key: string]: Value;
}

/**
 * A daemon of the machine's or an agent of the user's, launchd.plist(5). A low port needs no right
 * on macOS; nor has launchd more to take away than the user that a daemon runs as.
 */
export function launchdPlist(options: ServiceOptions): string {
  const { what, root } = options;
  const home = options.home ?? (root ? launchdHome : undefined);
  const service: Values = {
    Label: launchdLabel(what),
    ProgramArguments: startLine(options),
    ...(home === undefined ? {} : { EnvironmentVariables: { HAWSER_HOME: home } }),
    ...(root ? { UserName: launchdUser, GroupName: launchdUser } : {}),
    RunAtLoad: true,
    KeepAlive: { SuccessfulExit: false },
    ExitTimeOut: stopSeconds,
    Umask: 0o077,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ${xmlText(options.description).replaceAll(/-(?=-)/g, '- ')}
     Written by "${what.start} -InstallService", which writes it anew. -->
<plist version="1.0">
${element(service, '')}
</plist>
`;
}

function element(value: Value, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return `${indent}<string>${xmlText(value)}</string>`;
  if (typeof value === 'number') return `${indent}<integer>${value}</integer>`;
  if (typeof value === 'boolean') return `${indent}<${value}/>`;
  if (isList(value)) {
    const items = value.map((item) => `${element(item, inner)}\n`);
    return `${indent}<array>\n${items.join('')}${indent}</array>`;
  }
  const items = Object.entries(value).map(
    ([key, each]) => `${inner}<key>${xmlText(key)}</key>\n${element(each, inner)}\n`,
  );
  return `${indent}<dict>\n${items.join('')}${indent}</dict>`;
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}
