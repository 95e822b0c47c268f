import type { Attributes } from '@hawser/core/ipp/attributes';
import { encodeMessage } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf, type Message } from '@hawser/core/ipp/message';
import type { PrintLimits } from '@hawser/core/printing/print-limits';
import type { JobHold } from '@hawser/core/printing/job/job-standing';
import { requireJobSize } from '../../printing/require-room.ts';
import type { NewJob } from '../../store/mutations/printing/submit-job.ts';
import type { PrinterTable } from '../../store/tables/printer.ts';
import { holdWanted } from './hold-wanted.ts';
import type { IppAnswer } from './ipp-answer.ts';
import { keptPassword } from './job-password.ts';
import { judgedBy } from './judged-by.ts';
import { withUnsupported } from './with-unsupported.ts';

/** What a client says of a job. */
export type JobWanted = Pick<
  NewJob,
  | 'name'
  | 'clientUuid'
  | 'attributes'
  | 'priority'
  | 'holds'
  | 'holdUntil'
  | 'retainSeconds'
  | 'password'
>;

export interface JobAsked {
  readonly wanted: JobWanted;
  /** The answer that says what of it cannot be had, to which the job is added. */
  readonly answer: IppAnswer;
  /** That this is all of the answer, for a client that wants the job exactly so or not at all. */
  readonly isRefused: boolean;
}

const longestName = 255;
const usualPriority = 50;

/** What a client wants of a job, as far as the printer has it (RFC 8011, 4.1.7 and 4.2.1.1). */
export async function jobAsked(
  message: Message,
  operation: Attributes,
  {
    printer,
    limits,
    now,
  }: { readonly printer: PrinterTable; readonly limits: PrintLimits; readonly now: number },
): Promise<JobAsked> {
  requireJobSize(octetsSaid(operation), limits);
  const [template] = groupsOf(message, 'job');
  const { taken, unsupported } = judgedBy(printer, template, { tag: 'job', limits });
  const isExact = operation.boolean('ipp-attribute-fidelity') === true;
  const isRefused = isExact && Object.keys(unsupported).length > 0;
  const name = operation.name('job-name') ?? operation.name('document-name') ?? '';
  const password = await keptPassword(operation);
  const { isHeld, until } = holdWanted(taken, now);
  const holds: JobHold[] = [];
  if (isHeld) holds.push('until');
  if (password !== null) holds.push('password');
  return {
    wanted: {
      ...clientUuid(operation),
      name: name.trim() === '' ? 'Untitled' : name.slice(0, longestName),
      // Its priority stands in a column.
      attributes: groupBytes(
        'job',
        taken?.those((each) => each !== 'job-priority'),
      ),
      priority: taken?.integer('job-priority') ?? usualPriority,
      holds,
      holdUntil: until,
      retainSeconds: Math.min(
        taken?.integer('job-retain-until-interval') ?? limits.retainSeconds,
        limits.mostRetainSeconds,
      ),
      password,
    },
    answer: withUnsupported(unsupported, isRefused),
    isRefused,
  };
}

/** By what its client knows it, where that is a UUID. */
function clientUuid(operation: Attributes): Pick<JobWanted, 'clientUuid'> {
  const [given] = operation.values('job-uuid');
  if (given?.type !== 'uri') return {};
  const [, uuid] = /^urn:uuid:([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.exec(given.value) ?? [];
  return uuid === undefined ? {} : { clientUuid: uuid.toLowerCase() };
}

/** How large a job is at least, as its client says before it sends it (RFC 8011, 4.2.1.1). */
export function octetsSaid(operation: Attributes): number {
  // They are counted in whole ones that have begun.
  return Math.max(0, ((operation.integer('job-k-octets') ?? 0) - 1) * 1024 + 1);
}

/** A group as it is kept. */
export function groupBytes(
  tag: 'job' | 'printer' | 'document',
  attributes: Attributes | undefined,
): Uint8Array {
  return encodeMessage({
    code: 0,
    requestId: 1,
    groups: [{ tag, attributes: attributes ?? {} }],
  });
}
