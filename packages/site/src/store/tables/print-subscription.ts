import type { GeneratedAlways } from 'kysely';

/** Somebody who hears of what happens to a printer or a job (RFC 3995), by asking for it (RFC 3996). */
export interface PrintSubscriptionTable {
  /** Its notify-subscription-id, of which there is none twice in the whole site. */
  readonly id: GeneratedAlways<number>;
  readonly uuid: string;
  /** Null for all printers, and the system itself. */
  readonly printer: string | null;
  /** The job that it hears of alone; null for all of the printer. */
  readonly job: number | null;
  /** As core/printing/subscription knows it; one that has ended is no more. */
  readonly state: string;
  readonly owner: string;
  readonly owner_name: string;
  /** Whether it hears of the jobs of others. */
  readonly hears_all: number;
  /** JSON: what it hears of. */
  readonly events: string;
  readonly user_data: Uint8Array | null;
  /** How long it lasts without being renewed; 0 is without an end. */
  readonly lease_seconds: number;
  readonly lease_until: number | null;
  /** The notify-sequence-number of the last that it has heard; 0 is none. */
  readonly last_event: number;
  readonly created: number;
  /** When somebody asked last, to the hour. */
  readonly read: number;
}
