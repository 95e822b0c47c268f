import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@hawser/core/clock';
import type { OperationEvent, OperationHappening } from '@hawser/core/operations/operation-event';
import { isFinished } from '@hawser/core/operations/operation-states';
import type { Bell } from '../store/events/bell.ts';
import { selectOperation } from '../store/mutations/operations/require-lease.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { isUnreachable } from './interruption.ts';
import { operationErrors } from './operation-errors.ts';

const pageSize = 200;

/** Steps that another replica takes ring no bell here. */
const lookEveryMs = 500;

/**
 * What happens to an operation after that sequence, until it is finished or the signal is aborted.
 * While the database cannot be reached it waits.
 */
export async function* followOperation(
  { store, bell, clock }: { readonly store: Store; readonly bell: Bell; readonly clock: Clock },
  {
    id,
    after,
    signal,
  }: { readonly id: string; readonly after: number; readonly signal: AbortSignal },
): AsyncGenerator<OperationEvent, void> {
  let page = await readPage(store, id, after);
  if (page === undefined) throw operationErrors('not-found', { id }, { target: id });
  for (let last = after; !signal.aborted;) {
    const heard = bell.rings;
    // Forgotten meanwhile.
    if (page === undefined) return;
    for (const event of page.events) {
      last = event.sequence;
      yield event;
      if (signal.aborted) return;
    }
    const full = page.events.length === pageSize;
    if (!full && page.finished) return;
    // Reads from SQLite let nothing else in, and there may be many pages to catch up on.
    if (full) await setImmediate();
    else await bell.ringAfter(heard, { clock, atMostMs: lookEveryMs, signal });
    page = await readPage(store, id, last).catch((error: unknown) => {
      if (isUnreachable(error)) return { finished: false, events: [] };
      throw error;
    });
  }
}

interface Page {
  readonly finished: boolean;
  readonly events: readonly OperationEvent[];
}

async function readPage(store: Store, id: string, after: number): Promise<Page | undefined> {
  return store.read(async (db) => {
    // First, so that what it says of the end is among the events.
    const { rows } = await selectOperation(db, { id });
    const [row] = rows;
    if (row === undefined) return undefined;
    const events = await selectAfter(db, { id, after, limit: pageSize });
    return {
      finished: isFinished(row.state),
      events: events.rows.map(({ sequence, time, type, data }): OperationEvent => ({
        sequence,
        time: new Date(time).toISOString(),
        ...({ type, ...(JSON.parse(data) as object) } as OperationHappening),
      })),
    };
  });
}

const selectAfter = statement(
  (db, { id, after, limit }: { id: string; after: number; limit: number }) =>
    db
      .selectFrom('operation_event')
      .select(['sequence', 'time', 'type', 'data'])
      .where('operation', '=', id)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit),
);
