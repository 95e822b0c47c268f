import type { Selectable } from 'kysely';
import type { EventTable } from '../tables/event.ts';

/** Something that has happened, as it was kept. */
export interface StoredEvent {
  /** Grows with every event; numbers may be missing, and none comes later than a larger one. */
  readonly sequence: number;
  readonly kind: string;
  readonly subject: string;
  readonly time: number;
  readonly data: unknown;
}

export function storedEvent({ data, ...row }: Selectable<EventTable>): StoredEvent {
  return { ...row, data: JSON.parse(data) as unknown };
}
