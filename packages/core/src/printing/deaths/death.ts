import type { JobEvent } from '../job/job-events.ts';
import type { JobState } from '../job/job-states.ts';

/** What the site sees of a job: what begins it, what happens, and what it refuses. */
export type Seen =
  | 'print-job'
  | 'create-job'
  | `${JobEvent}${'' | ' by another'}${'' | ' refused'}`;

/** One row of the table of what becomes of a job when something dies. */
export interface Death {
  readonly dies: 'client' | 'site' | 'connector' | 'printer';
  /** At which step. */
  readonly when: string;
  /** What the site has seen of the job by then. Nothing where it never heard of it. */
  readonly before: readonly Seen[];
  /** Where the job is when it dies; null where there is none. */
  readonly at: JobState | null;
  /** What it sees afterwards. */
  readonly after: readonly Seen[];
  /** Where the job ends up so. */
  readonly ends: JobState | null;
  /**
   * Retried: it goes on by itself, and no paper can have come out twice. Possibly-printed: a person
   * decides. Done: it has come to an end, which the job says.
   */
  readonly outcome: 'retried' | 'possibly-printed' | 'done';
  readonly says: string;
}

/** How a connector gets a job that spools before it prints, and says so. */
export const spooled = [
  'print-job',
  'fetch',
  'acknowledge',
  'device-waits',
  'fetch-document',
] as const satisfies readonly Seen[];

/** The same, printing. */
export const printing = [...spooled, 'device-prints'] as const satisfies readonly Seen[];

/** How a connector gets a job of which the document still arrives. */
export const spooledWhileArriving = [
  'create-job',
  'arrive',
  'fetch-arriving',
  'acknowledge-arriving',
  'device-waits',
  'fetch-document',
] as const satisfies readonly Seen[];

/** The same, printing. */
export const printingWhileArriving = [
  ...spooledWhileArriving,
  'device-prints',
] as const satisfies readonly Seen[];

/** How it goes from there when nothing dies. */
export const printedByAnother = [
  'acknowledge by another',
  'fetch-document by another',
  'device-prints by another',
  'device-completed by another',
] as const satisfies readonly Seen[];
