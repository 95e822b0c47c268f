import { readDocument } from '../files/document.ts';
import { parseReloadOutcome, type ReloadOutcome } from './reload-outcome.ts';

/** What a running site writes beside its data, for commands on the same machine. */
export interface RunningSite {
  readonly pid: number;
  /** What tells its process from another of that number, where the system says it. */
  readonly processStart?: string;
  readonly host: string;
  readonly version: string;
  /** ISO 8601. */
  readonly started: string;
  /** How people reach it. */
  readonly url: string;
  /** How commands on this machine reach it with a certificate. */
  readonly certificateUrl: string;
  /** How long what runs may take to finish when it is stopped. */
  readonly drainSeconds: number;
  /** What came of the last reading of its settings while it ran; undefined: there was none. */
  readonly reload?: ReloadOutcome;
}

/** What the site that ran last has written; undefined where none has, or it has ended as it should. */
export async function readRunningSite(path: string): Promise<RunningSite | undefined> {
  return await readDocument(path, parse, { limit: 16 * 1024 });
}

function parse(value: unknown): RunningSite {
  const members = value as Readonly<Record<string, unknown>> | null;
  const text = (name: string): string => {
    const member = members?.[name];
    if (typeof member !== 'string') throw new Error(`"${name}" is not a text`);
    return member;
  };
  const number = (name: string, least: number): number => {
    const member = members?.[name];
    if (typeof member === 'number' && Number.isSafeInteger(member) && member >= least)
      return member;
    throw new Error(`"${name}" is not a number from ${least} on`);
  };
  const processStart = members?.['processStart'];
  const reload = parseReloadOutcome(members?.['reload']);
  return {
    // What is less would be a whole group of processes.
    pid: number('pid', 1),
    ...(typeof processStart === 'string' ? { processStart } : {}),
    host: text('host'),
    version: text('version'),
    started: text('started'),
    url: text('url'),
    certificateUrl: text('certificateUrl'),
    drainSeconds: number('drainSeconds', 0),
    ...(reload === undefined ? {} : { reload }),
  };
}
