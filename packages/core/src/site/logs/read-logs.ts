import { inOrderOfTime } from './in-order-of-time.ts';
import { closeCursors, type LogCursor } from './log-cursor.ts';
import type { LogEntry } from './log-entry.ts';
import { openLogFiles } from './log-files.ts';
import { type LogQuery, wanted, wantedComponents } from './log-query.ts';
import { readBatch, type Stamped } from './read-batch.ts';

/** The files of one component, the oldest first. */
export interface OpenLog {
  readonly component: string;
  readonly cursors: LogCursor[];
}

/** What the logs of a site hold, in the order of time. */
export async function* readLogs(query: LogQuery): AsyncGenerator<LogEntry> {
  const logs: OpenLog[] = [];
  try {
    for (const component of await wantedComponents(query)) {
      logs.push({ component, cursors: await openLogFiles(query.folder, component) });
    }
    yield* entriesSoFar(logs, query);
  } finally {
    for (const { cursors } of logs) await closeCursors(cursors);
  }
}

/** What the open logs hold by now; their cursors are behind it then. */
export async function* entriesSoFar(
  logs: readonly OpenLog[],
  query: LogQuery,
): AsyncGenerator<LogEntry> {
  const { last } = query;
  if (last === undefined) {
    const all = inOrderOfTime(logs.map((log) => forwards(log, query)));
    for await (const { entry } of all) yield entry;
    return;
  }
  const newest: Stamped[][] = [];
  for (const log of logs) newest.push(await newestOf(log, last, query));
  const sorted = newest.flat().toSorted((one, other) => one.at - other.at);
  for (const { entry } of sorted.slice(Math.max(0, sorted.length - last))) yield entry;
}

async function* forwards(
  { component, cursors }: OpenLog,
  query: LogQuery,
): AsyncGenerator<readonly Stamped[]> {
  for (const cursor of cursors) {
    if (await endedBefore(cursor, query)) continue;
    yield* batchesOf(component, cursor, query);
  }
}

/** From the newest file back, as few as will do. */
async function newestOf(
  { component, cursors }: OpenLog,
  last: number,
  query: LogQuery,
): Promise<Stamped[]> {
  const found: Stamped[][] = [];
  let count = 0;
  for (const cursor of cursors.toReversed()) {
    if (await endedBefore(cursor, query)) continue;
    // The newest is read in any case: whoever follows goes on from its end.
    if (count >= last && cursor !== cursors.at(-1)) break;
    const own: Stamped[] = [];
    for await (const batch of batchesOf(component, cursor, query)) {
      own.push(...batch);
      own.splice(0, Math.max(0, own.length - last));
    }
    found.push(own);
    count += own.length;
  }
  return found.toReversed().flat();
}

async function* batchesOf(
  component: string,
  cursor: LogCursor,
  query: LogQuery,
): AsyncGenerator<readonly Stamped[]> {
  for (;;) {
    const batch = await readBatch(component, cursor);
    if (batch === undefined) return;
    yield wanted(batch, query);
  }
}

/** Whether nothing was written into the file since the time that is asked for; then it is at its end. */
async function endedBefore(cursor: LogCursor, { since }: LogQuery): Promise<boolean> {
  if (since === undefined) return false;
  const { mtimeMs, size } = await cursor.file.stat();
  if (mtimeMs >= since) return false;
  cursor.offset = size;
  return true;
}
