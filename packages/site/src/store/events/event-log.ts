import { setImmediate } from 'node:timers/promises';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Reading } from '../store.ts';
import { statement } from '../statement.ts';
import type { Bell } from './bell.ts';
import { storedEvent, type StoredEvent } from './stored-event.ts';

/** What has happened, for whoever has to know: services, other replicas, who watches. */
export interface EventLog {
  /** The next events after that one, in order; 0 is before the first. */
  since(sequence: number, limit: number): Promise<readonly StoredEvent[]>;
  /**
   * Each event after that one, as soon as it is there, until the signal is aborted. While the
   * database cannot be reached it waits. `looked` is told up to when all that has happened is known.
   */
  follow(
    from: number,
    signal: AbortSignal,
    looked?: (at: number) => void,
  ): AsyncGenerator<StoredEvent, void>;
}

const pageSize = 200;

/** A hint may be lost, as while the connection for hints is broken; then the look that comes anyway finds it. */
const lookEveryMs = 1000;

export function eventLog(read: Reading, { bell, clock }: { bell: Bell; clock: Clock }): EventLog {
  const since = async (sequence: number, limit: number): Promise<readonly StoredEvent[]> => {
    const { rows } = await read((db) => selectSince(db, { sequence, limit }));
    return rows.map(storedEvent);
  };
  return {
    since,
    async *follow(from, signal, looked) {
      let last = from;
      while (!signal.aborted) {
        const heard = bell.rings;
        const at = clock.now();
        const page = await since(last, pageSize).catch(noneIfUnreachable);
        for (const event of page ?? []) {
          last = event.sequence;
          yield event;
          if (signal.aborted) return;
        }
        if (page?.length === pageSize) {
          // Reads from SQLite let nothing else in, and there may be many pages to catch up on.
          await setImmediate();
        } else {
          if (page !== undefined) looked?.(at);
          await bell.ringAfter(heard, { clock, atMostMs: lookEveryMs, signal });
        }
      }
    },
  };
}

function noneIfUnreachable(error: unknown): undefined {
  if (error instanceof HawserError && error.kind === 'unreachable') return undefined;
  throw error;
}

const selectSince = statement((db, { sequence, limit }: { sequence: number; limit: number }) =>
  db
    .selectFrom('event')
    .selectAll()
    .where('sequence', '>', sequence)
    .orderBy('sequence')
    .limit(limit),
);
