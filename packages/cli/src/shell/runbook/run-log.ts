import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withoutSecretsInLine } from '@hawser/core/log-redaction';
import { troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { paths } from '@hawser/core/paths';
import { openLogFile, unwritable } from './log-file.ts';

/** What is said of one run; each is a line of JSON. */
export type LogRecord =
  | {
      readonly kind: 'begin';
      readonly start: string;
      readonly runbook: string;
      readonly run: string;
      readonly parameters: Readonly<Record<string, unknown>>;
      readonly whatIf: boolean;
      /** The line where it goes on, of one that was interrupted. */
      readonly continuesAt?: number;
    }
  | {
      /** An item is one turn of a loop. */
      readonly kind: 'statement' | 'item';
      readonly line: number;
      readonly text: string;
      /** Which item, from 1. */
      readonly item?: number;
      readonly start: string;
      readonly milliseconds: number;
      readonly result: 'done' | 'failed' | 'what-if';
      /** The code of the error. */
      readonly error?: string;
    }
  | {
      readonly kind: 'end';
      readonly end: string;
      readonly result: 'done' | 'failed';
      readonly error?: string;
      /** Of a run that has named one by exit. */
      readonly exitCode?: number;
    };

/** The log of one run: what has ended is in it, however the run itself ends. */
export interface RunLog extends Disposable {
  readonly path: string;
  write(record: LogRecord): void;
}

const mostLogs = 100;

/** Opens the log that is named, or a new one where logs of runs are. */
export async function openRunLog(named: string | undefined, runbook: string): Promise<RunLog> {
  const path = named ?? (await newLog(runbook));
  const file = openLogFile(path);
  return {
    path,
    write: (record) => file.add(withoutSecretsInLine(JSON.stringify(record))),
    [Symbol.dispose]: () => file[Symbol.dispose](),
  };
}

async function newLog(runbook: string): Promise<string> {
  const folder = join(paths().state, 'runbooks');
  await makeFolder(folder, 0o700).catch((error: unknown) => {
    throw unwritable(folder, troubleOf(error).reason, error);
  });
  const name = basename(runbook)
    .replace(/\.\w+$/, '')
    .replaceAll(/[^\w.-]/g, '_');
  await removeOldest(folder, `${name}-`);
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return join(folder, `${name}-${time}-${process.pid}.jsonl`);
}

/** Times sort as texts do. */
async function removeOldest(folder: string, prefix: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const ofIt = names.filter(
    (each) => each.startsWith(prefix) && /-\d{8}T\d{6}Z-\d+\.jsonl$/.test(each),
  );
  const old = ofIt.toSorted().slice(0, -(mostLogs - 1));
  for (const each of ofIt.length < mostLogs ? [] : old) {
    await rm(join(folder, each), { force: true }).catch(() => undefined);
  }
}
