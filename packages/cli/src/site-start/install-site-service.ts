import { realpath } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { Host } from '@hawser/command/invocation/host';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';
import { carryOut } from '../site-service/carry-out.ts';
import { installService } from '../site-service/install-service.ts';
import { serviceErrors } from '../site-service/service-errors.ts';
import { environmentValue } from '../sites/environment-value.ts';
import { startWords } from './start-words.ts';
import { type StartedSite, startedSite } from './started-site.ts';

export interface ServiceInstallation {
  readonly parameters: Parameters<typeof startWords>[0] & {
    readonly dataFolder: string | undefined;
  };
  readonly settings: GivenSiteSettings;
  readonly host: Host;
  readonly should: (target: string, action: string) => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
}

const firstFreePort = 1024;

/** Gives the site to the service manager of this machine, which starts it. */
export async function installSiteService({
  parameters,
  settings,
  host,
  should,
  signal,
  warn,
}: ServiceInstallation): Promise<StartedSite> {
  const { uid, username, homedir } = userInfo();
  const root = uid === 0;
  const lowPort = [settings.listen, settings.certificateListen].some(
    (address) => address !== undefined && address.port > 0 && address.port < firstFreePort,
  );
  if (lowPort && !root && process.platform !== 'win32') throw serviceErrors('low-port', {});
  const home = environmentValue(host.env, 'HAWSER_HOME');
  const config = environmentValue(host.env, 'XDG_CONFIG_HOME');
  const dataFolder =
    parameters.dataFolder === undefined ? undefined : resolve(parameters.dataFolder);
  const plan = installService({
    platform: process.platform,
    root,
    program: [await realpath(process.execPath), await realpath(process.argv[1] ?? '')],
    arguments: ['start-site', ...startWords(parameters, dataFolder)],
    // A service of the machine has a home of its own, whoever installs it.
    ...(home === undefined || root ? {} : { home }),
    ...(dataFolder === undefined ? {} : { dataFolder }),
    lowPort,
    description: 'Hawser site',
    user: { id: uid, name: username, home: homedir, ...(config === undefined ? {} : { config }) },
  });
  let done = 0;
  await carryOut(plan, {
    should: async (target, action) => {
      const does = await should(target, action);
      if (does) done += 1;
      return does;
    },
    signal,
    env: host.env,
  });
  if (done > 0) for (const hint of plan.hints) warn(hint);
  const definition = plan.steps.find(
    (step) => step.kind === 'write' && step.path === plan.definition,
  );
  return startedSite({
    state: done > 0 ? 'installed' : 'planned',
    service: plan.name,
    definition: plan.definition,
    text: definition?.kind === 'write' ? definition.text : null,
  });
}
