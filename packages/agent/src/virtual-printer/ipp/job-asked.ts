import { judgeTemplate } from '@hawser/core/ipp/answering/judge-template';
import { groupsOf } from '@hawser/core/ipp/message';
import type { JobWanted } from '../jobs/virtual-job.ts';
import { virtualPrinterRefusals } from '../virtual-printer-refusals.ts';
import type { AskedOfPrinter, IppAnswer } from '../../ipp-server/ipp-operation.ts';
import { requireSound } from '../../ipp-server/require-sound.ts';
import { withUnsupported } from '../../ipp-server/with-groups.ts';
import type { PrinterAtWork } from './printer-operation.ts';

export interface JobAsked {
  readonly wanted: JobWanted;
  /** The answer that says what of it cannot be had, to which the job is added. */
  readonly answer: IppAnswer;
  /** That this is all of the answer, for a client that wants the job exactly so or not at all. */
  readonly isRefused: boolean;
}

/** What a client wants of a job, as far as the printer can do it (RFC 8011, 4.1.7 and 4.2.1.1). */
export function jobAsked(
  { message, operation }: AskedOfPrinter,
  { lasting, condition, queue }: PrinterAtWork,
): JobAsked {
  if (!condition.state.accepting)
    throw virtualPrinterRefusals('server-error-not-accepting-jobs', {});
  queue.requireRoom();
  const [template] = groupsOf(message, 'job');
  if (template !== undefined) requireSound(template);
  const judged =
    template === undefined ? undefined : judgeTemplate(template, (name) => lasting.values(name));
  const unsupported = judged?.unsupported ?? {};
  const isExact = operation.boolean('ipp-attribute-fidelity') === true;
  const isRefused = isExact && Object.keys(unsupported).length > 0;
  return {
    wanted: {
      name: operation.name('job-name') ?? operation.name('document-name') ?? 'Untitled',
      user: operation.name('requesting-user-name') ?? 'anonymous',
      template: judged?.taken,
    },
    answer: withUnsupported(unsupported, isRefused),
    isRefused,
  };
}
