import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import type { PrintLimits } from '@hawser/core/printing/print-limits';

/** What a job says of how long its documents are kept, where that may be at all. */
export const retaining = 'job-retain-until-interval';

const largestInteger = 2_147_483_647;

/** What the limits of a printer leave. */
export function limitedOffer({
  jobBytes,
  documents,
  mostRetainSeconds,
}: PrintLimits): GivenAttributes {
  const octets = Math.min(jobBytes / 1024, largestInteger);
  return {
    'job-k-octets-supported': { lower: 0, upper: octets },
    'multiple-document-jobs-supported': documents > 1,
    ...(mostRetainSeconds === 0
      ? {}
      : { [`${retaining}-supported`]: { lower: 0, upper: mostRetainSeconds } }),
  };
}

const fromKept: ReadonlySet<OperationName> = new Set([
  'Reprocess-Job',
  'Restart-Job',
  'Resubmit-Job',
]);

/** The operations that can be of use: none prints again what is never kept. */
export function operationsWithin(
  offered: Iterable<OperationName>,
  { mostRetainSeconds }: PrintLimits,
): readonly OperationName[] {
  return [...offered].filter((name) => mostRetainSeconds > 0 || !fromKept.has(name));
}

/** Whether an attribute is that of a limit, so that nothing the device says of it counts. */
export function isOfLimit(name: string): boolean {
  return ofLimits.has(name);
}

const ofLimits: ReadonlySet<string> = new Set([
  'job-k-octets-supported',
  'multiple-document-jobs-supported',
  `${retaining}-supported`,
]);
