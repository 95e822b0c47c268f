import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ErrorKind, errorKinds, HawserError } from '@hawser/core/errors';
import { withLock } from '@hawser/core/files/lock';
import { readText } from '@hawser/core/files/read-text';
import { saveText } from '@hawser/core/files/save-text';
import { syncFolder } from '@hawser/core/files/sync-folder';
import { checkpointErrors } from './checkpoint-errors.ts';
import type { KeptState } from './keep-state.ts';
import type { SeenRequest } from './run-requests.ts';

/** A run that has not ended, as it is in its file. */
export interface KeptRun extends KeptState {
  readonly version: 1;
  readonly run: string;
  /** What the keys of its requests follow from. */
  readonly seed: string;
  readonly runbook: string;
  /** Hashes of the program, and of what it was given. */
  readonly program: string;
  readonly parameters: string;
  /** The address of the site; null where no profile is in use. */
  readonly site: string | null;
  readonly begun: string;
  readonly written: string;
  /** How many statements have failed so far, and how the first did. */
  readonly failed: number;
  readonly failure: ErrorKind | null;
  /** What the site has answered since; the same questions have the same answers when the run goes on. */
  readonly seen: readonly SeenRequest[];
}

const largest = 24 * 1024 * 1024;

/** Works while no other run has the checkpoint. Whoever dies gives it back. */
export async function holdingCheckpoint(path: string, work: () => Promise<void>): Promise<void> {
  // What the work itself may find locked is not this file.
  let isHeld = false;
  try {
    await withLock(
      path,
      async () => {
        isHeld = true;
        await work();
      },
      { timeoutMs: 0 },
    );
  } catch (error) {
    if (isHeld || !(error instanceof HawserError) || error.code !== 'file-locked') throw error;
    throw checkpointErrors('in-use', { path }, { target: path, cause: error });
  }
}

/** The run in the file; undefined where there is none. */
export async function readCheckpoint(path: string): Promise<KeptRun | undefined> {
  const changed = 'it is not whole, or not as it was written';
  const written = await readText(path, { limit: largest, secret: true }).catch((error: unknown) => {
    const isText = !(error instanceof HawserError) || error.code !== 'file-malformed';
    throw isText ? error : brokenCheckpoint(path, changed);
  });
  if (written === undefined) return undefined;
  const [text = '', mark, ...others] = written.split('\n');
  // What a disk has lost, or somebody changed, would be taken for what the run knew.
  if (mark !== markOf(text) || others.join() !== '') throw brokenCheckpoint(path, changed);
  const value: unknown = JSON.parse(text);
  if (isKeptRun(value)) return value;
  throw brokenCheckpoint(path, 'it is of another version of hawser');
}

/** The second line, by which it is seen that the first is as it was written. */
function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function brokenCheckpoint(path: string, reason: string): Error {
  return checkpointErrors('broken', { path, reason }, { target: path });
}

/** Returns when it is on the disk; until then the one before is. */
export async function writeCheckpoint(path: string, run: KeptRun): Promise<void> {
  const text = JSON.stringify(run);
  await saveText(path, `${text}\n${markOf(text)}\n`, { replace: true });
}

export async function removeCheckpoint(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

/** What is within the lists is looked at when it is made again. */
function isKeptRun(value: unknown): value is KeptRun {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Readonly<Record<string, unknown>>;
  const texts = ['run', 'seed', 'runbook', 'program', 'parameters', 'begun', 'written'];
  const { version, failed, failure, seen, site, place, variables, objects } = run;
  return (
    version === 1 &&
    texts.every((name) => typeof run[name] === 'string') &&
    Number.isSafeInteger(failed) &&
    (failure === null || (typeof failure === 'string' && errorKinds.includes(failure))) &&
    (site === null || typeof site === 'string') &&
    [place, variables].every((list) => Array.isArray(list) && list.every(isObject)) &&
    Array.isArray(seen) &&
    seen.every(isSeen) &&
    Array.isArray(objects) &&
    objects.every((each) => Array.isArray(each) && kinds.has(each[0]))
  );
}

function isSeen(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  const [name, answer] = value as readonly unknown[];
  if (typeof name !== 'string' || typeof answer !== 'object' || answer === null) return false;
  const { status, text } = answer as Readonly<Record<string, unknown>>;
  return Number.isSafeInteger(status) && typeof text === 'string';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

const kinds = new Set<unknown>([
  'list',
  'table',
  'object',
  'error',
  'date',
  'span',
  'shown',
  'block',
]);
