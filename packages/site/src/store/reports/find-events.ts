import type { StoredEvent } from '../events/stored-event.ts';
import { storedEvent } from '../events/stored-event.ts';
import type { Report } from '../report.ts';

export interface EventSearch {
  readonly kind?: string;
  readonly subject?: string;
  /** From this time on. */
  readonly since?: number;
  /** Before this time. */
  readonly until?: number;
  readonly limit: number;
}

/** The latest events of a kind, about a subject, or of a time; the latest first. */
export const findEvents: Report<EventSearch, readonly StoredEvent[]> = {
  name: 'find-events',
  async run(db, { kind, subject, since, until, limit }) {
    const rows = await db
      .selectFrom('event')
      .selectAll()
      .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
      .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
      .$if(since !== undefined, (query) => query.where('time', '>=', since ?? 0))
      .$if(until !== undefined, (query) => query.where('time', '<', until ?? 0))
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute();
    return rows.map(storedEvent);
  },
};
