import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { IppAnswer } from './ipp-operation.ts';

/** How an answer begins that may have to say what of the request cannot be had. */
export function withUnsupported(unsupported: GivenAttributes, isRefused: boolean): IppAnswer {
  if (Object.keys(unsupported).length === 0) return {};
  return {
    status: isRefused
      ? 'client-error-attributes-or-values-not-supported'
      : 'successful-ok-ignored-or-substituted-attributes',
    groups: [{ tag: 'unsupported', attributes: unsupported }],
  };
}

/** The same answer, with a job after what it says already. */
export function withJob(answer: IppAnswer, job: GivenAttributes): IppAnswer {
  return { ...answer, groups: [...(answer.groups ?? []), { tag: 'job', attributes: job }] };
}
