import { accessSync, constants } from 'node:fs';
import { type Clock, systemClock } from '@hawser/core/clock';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolderSync } from '@hawser/core/files/make-folder';
import { createLog, type Log, type LogOptions } from '@hawser/core/log';
import { componentPattern } from '@hawser/core/site/logs/log-file-name';
import { type ForegroundStream, foregroundLines } from './foreground-lines.ts';
import { type LogFile, openLogFile } from './log-file.ts';
import { withinLength } from './within-length.ts';

export interface SiteLogsOptions {
  readonly folder: string;
  readonly level: LogOptions['level'];
  /** Somebody is watching: each entry is also a line on standard error. */
  readonly foreground: boolean;
  /** How large a file grows before the next one is begun. */
  readonly maxBytes?: number;
  /** How many of the older files of a component are kept. */
  readonly keep?: number;
  readonly clock?: Clock;
  readonly stderr?: ForegroundStream;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The logs of a site, one for each of its components. */
export interface SiteLogs {
  /** The log of a component, which is always the same one. */
  component(name: string): Log;
  setLevel(level: LogOptions['level']): void;
  /** What is logged afterwards reaches no file. */
  close(): Promise<void>;
}

const megabyte = 2 ** 20;

/** Throws when the folder cannot be made or written; later trouble costs lines and nothing else. */
export function openSiteLogs(options: SiteLogsOptions): SiteLogs {
  const { folder, maxBytes = 10 * megabyte, keep = 5, clock = systemClock } = options;
  prepare(folder);
  const show = options.foreground
    ? foregroundLines(options.stderr ?? process.stderr, options.env ?? process.env)
    : () => undefined;
  const files: LogFile[] = [];
  let { level } = options;
  const logs = new Map<string, Log>();

  const open = (component: string): Log => {
    if (!new RegExp(`^${componentPattern}$`).test(component)) {
      throw new RangeError(`A component cannot be called "${component}".`);
    }
    const file = openLogFile({ folder, component, maxBytes, keep, clock });
    files.push(file);
    const write = (line: string): void => {
      const fitting = withinLength(component, line);
      file.write(fitting);
      show(component, fitting);
    };
    return createLog({ component, level, destination: { write } });
  };

  return {
    component(name) {
      const log = logs.get(name) ?? open(name);
      logs.set(name, log);
      return log;
    },
    setLevel(changed) {
      level = changed;
      for (const log of logs.values()) log.level = changed;
    },
    async close() {
      for (const file of files) file.close();
    },
  };
}

function prepare(folder: string): void {
  try {
    makeFolderSync(folder, 0o700);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const values = { path: folder, ...troubleOf(error) };
    throw fileErrors('unwritable', values, { target: folder, cause: error });
  }
}
