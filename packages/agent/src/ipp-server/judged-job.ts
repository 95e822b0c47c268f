import { judgeTemplate } from '@hawser/core/ipp/answering/judge-template';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { groupsOf } from '@hawser/core/ipp/message';
import type { AskedOfPrinter, IppAnswer } from './ipp-operation.ts';
import { requireSound } from './require-sound.ts';
import { withUnsupported } from './with-groups.ts';

export interface JudgedJob {
  /** What of it can be had. */
  readonly taken: Attributes | undefined;
  /** The answer that says what of it cannot, to which the job is added. */
  readonly answer: IppAnswer;
  /** That this is all of the answer, for a client that wants the job exactly so or not at all. */
  readonly isRefused: boolean;
}

/** How a client wants a job, held against what the printer tells of itself (RFC 8011, 4.1.7 and 4.2.1.1). */
export function judgedJob(
  { message, operation }: Pick<AskedOfPrinter, 'message' | 'operation'>,
  { lasting }: { readonly lasting: Attributes },
): JudgedJob {
  const [template] = groupsOf(message, 'job');
  if (template !== undefined) requireSound(template);
  const judged =
    template === undefined ? undefined : judgeTemplate(template, (name) => lasting.values(name));
  const unsupported = judged?.unsupported ?? {};
  const isExact = operation.boolean('ipp-attribute-fidelity') === true;
  const isRefused = isExact && Object.keys(unsupported).length > 0;
  return { taken: judged?.taken, answer: withUnsupported(unsupported, isRefused), isRefused };
}
