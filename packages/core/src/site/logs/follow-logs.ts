import { type Clock, systemClock } from '../../clock.ts';
import { changesIn } from './folder-changes.ts';
import { closeCursors } from './log-cursor.ts';
import type { LogEntry } from './log-entry.ts';
import { goesOn, logComponents, openLogFiles, openNewerLogFiles } from './log-files.ts';
import { type LogQuery, wanted, wantedComponents } from './log-query.ts';
import { readBatch, type Stamped } from './read-batch.ts';
import { entriesSoFar, type OpenLog } from './read-logs.ts';

export interface Following {
  /** Ends it: what waits rejects with the signal's reason. */
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/** What the logs of a site hold, and after it what is added to them, until the signal. */
export async function* followLogs(
  query: LogQuery,
  { signal, clock = systemClock }: Following,
): AsyncGenerator<LogEntry> {
  const logs: OpenLog[] = [];
  // Before the first look, so that nothing is added unseen between the two.
  using changes = changesIn(query.folder, clock);
  try {
    await joinIn(logs, await wantedComponents(query), query.folder);
    yield* entriesSoFar(logs, query);
    for (const { cursors } of logs) await closeCursors(cursors.splice(0, cursors.length - 1));
    for (;;) {
      for await (const entries of addedTo(logs, query)) {
        for (const { entry } of entries) yield entry;
        signal.throwIfAborted();
      }
      await changes.next(signal);
      await joinIn(logs, await componentsNow(query), query.folder);
    }
  } finally {
    for (const { cursors } of logs) await closeCursors(cursors);
  }
}

async function joinIn(
  logs: OpenLog[],
  components: readonly string[],
  folder: string,
): Promise<void> {
  for (const component of components) {
    if (logs.some((log) => log.component === component)) continue;
    const cursors = await openLogFiles(folder, component).catch(() => []);
    if (cursors.length > 0) logs.push({ component, cursors });
  }
}

/** While the folder is away there are none; it may come back. */
async function componentsNow({ folder, component }: LogQuery): Promise<readonly string[]> {
  const all = await logComponents(folder).catch(() => []);
  return component === undefined ? all : all.filter((each) => each === component.toLowerCase());
}

/** A round over the logs at a time, so that none has to wait for the end of another. */
async function* addedTo(
  logs: readonly OpenLog[],
  query: LogQuery,
): AsyncGenerator<readonly Stamped[]> {
  for (;;) {
    const batches = await Promise.all(logs.map(async (log) => addedToOne(log, query.folder)));
    if (batches.every((batch) => batch === undefined)) return;
    const all = batches.flatMap((batch) => batch ?? []);
    yield wanted(all, query).toSorted((one, other) => one.at - other.at);
  }
}

async function addedToOne(
  { component, cursors }: OpenLog,
  folder: string,
): Promise<readonly Stamped[] | undefined> {
  for (;;) {
    const [cursor] = cursors;
    if (cursor === undefined) return undefined;
    const batch = await readBatch(component, cursor);
    if (batch !== undefined) return batch;
    if (cursors.length > 1) {
      // It was known to have a successor before it was read to its end, so nothing comes any more.
      await cursor.file.close();
      cursors.shift();
    } else if (await goesOn(folder, component, cursor)) {
      const newer = await openNewerLogFiles(folder, component, cursor).catch(() => []);
      if (newer.length === 0) return undefined;
      cursors.push(...newer);
    } else if ((await cursor.file.stat()).size < cursor.offset) {
      // Somebody has emptied it.
      cursor.offset = 0;
    } else {
      return undefined;
    }
  }
}
