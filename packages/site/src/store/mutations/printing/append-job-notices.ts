import type { DocumentStanding } from '@hawser/core/printing/document/change-document';
import { documentStates } from '@hawser/core/printing/document/document-states';
import type { JobEffect } from '@hawser/core/printing/job/job-effects';
import { jobIppState, jobStateReasons } from '@hawser/core/printing/job/job-state-reasons';
import { isFinal } from '@hawser/core/printing/job/job-states';
import type { Tx } from '../../mutation.ts';
import type { PrintJobTable } from '../../tables/print-job.ts';
import { append } from '../append-event.ts';
import { standingOf } from './job-row.ts';
import { tellJobSubscriptions } from './subscriptions/change-subscription.ts';
import { type Happened, notifySubscribers } from './subscriptions/notify-subscribers.ts';
import type { PrintEvent } from './subscriptions/print-events.ts';

/** The kind of the events that tell of jobs; their subjects are the printers. */
export const jobNoticed = 'print-job';

/** Whether such an event is one that the connectors of its printer have to know of at once. */
export function wakesConnectors(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'wakes' in data && data.wakes === true;
}

/** A document that is otherwise than before. */
export interface ChangedDocument extends DocumentStanding {
  readonly number: number;
  readonly events: readonly PrintEvent[];
}

/** Tells subscribers, and all replicas, what has become of a job. The last thing a mutation does. */
export async function appendJobNotices(
  tx: Tx,
  job: PrintJobTable,
  effects: readonly JobEffect[],
  documents: readonly ChangedDocument[] = [],
  { isResumed = false }: { readonly isResumed?: boolean } = {},
): Promise<void> {
  const notices = effects.flatMap((each) => (each.effect === 'raise-event' ? [each.event] : []));
  const happened = [...ofJob(job, notices), ...documents.map((each) => ofDocument(job, each))];
  const isOffered = effects.some(({ effect }) => effect === 'offer-arriving');
  if (happened.length === 0 && !isOffered) return;
  const subscriptions = await notifySubscribers(tx, { printer: job.printer, job }, happened);
  if (notices.includes('job-completed')) await tellJobSubscriptions(tx, job, 'job-ended');
  const isForDevice = isResumed || job.state === 'stopping' || job.state === 'suspended';
  const wakes = isOffered || notices.includes('job-fetchable') || isForDevice;
  const data = { job: job.number, notices, subscriptions, ...(wakes ? { wakes } : {}) };
  await append(tx, { kind: jobNoticed, subject: job.printer, data });
}

/** What is narrow of a state, and what is of its own. */
function ofJob(job: PrintJobTable, notices: readonly PrintEvent[]): readonly Happened[] {
  const ofState = notices.filter((event) => !apart.has(event));
  const standing = standingOf(job);
  const state = jobIppState(standing);
  const attributes = {
    'job-id': job.number,
    'notify-job-id': job.number,
    'job-uuid': `urn:uuid:${job.uuid}`,
    'job-state': state,
    'job-state-reasons': jobStateReasons(standing),
    'job-impressions-completed': job.impressions,
  };
  const text = `Job ${job.number} is ${isFinal(standing.state) ? standing.state : state}.`;
  return [
    ...(ofState.length === 0 ? [] : [{ events: ofState, text, attributes }]),
    ...notices.flatMap((event) =>
      apart.has(event) ? [{ events: [event], text, attributes }] : [],
    ),
  ];
}

const apart: ReadonlySet<PrintEvent> = new Set<PrintEvent>(['job-fetchable', 'job-config-changed']);

function ofDocument(job: PrintJobTable, { number, state, events }: ChangedDocument): Happened {
  const { ipp, reasons } = documentStates[state];
  return {
    events,
    text: `Document ${number} of job ${job.number} is ${ipp}.`,
    attributes: {
      'job-id': job.number,
      'notify-job-id': job.number,
      'document-number': number,
      'document-state': ipp,
      'document-state-reasons': reasons,
    },
  };
}
