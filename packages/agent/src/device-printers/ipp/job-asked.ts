import { judgeTemplate } from '@hawser/core/ipp/answering/judge-template';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { groupsOf } from '@hawser/core/ipp/message';
import type { AskedOfPrinter, IppAnswer } from '../../ipp-server/ipp-operation.ts';
import { requireSound } from '../../ipp-server/require-sound.ts';
import { withUnsupported } from '../../ipp-server/with-groups.ts';
import { keptGroup } from '../attributes/kept-group.ts';
import type { JobWanted } from '../jobs/device-queue.ts';
import type { LocalPrinter } from './local-printer.ts';

export interface JobAsked {
  readonly wanted: JobWanted;
  /** The answer that says what of it cannot be had, to which the job is added. */
  readonly answer: IppAnswer;
  /** That this is all of the answer, for a client that wants the job exactly so or not at all. */
  readonly isRefused: boolean;
}

/** What the site has to be told of a job beside its name and how it is to be printed. */
const passedOn: ReadonlySet<string> = new Set([
  'job-k-octets',
  'job-impressions',
  'job-media-sheets',
  'job-password',
  'job-password-encryption',
]);

const longestName = 255;

/** What a client wants of a job, as far as the printer can do it (RFC 8011, 4.1.7 and 4.2.1.1). */
export async function jobAsked(
  { message, operation }: AskedOfPrinter,
  printer: LocalPrinter,
): Promise<JobAsked> {
  const { lasting, queue } = printer;
  const user = printer.user(operation);
  await printer.requireSignIn(user);
  await queue.requireRoom(octetsSaid(operation));
  const [template] = groupsOf(message, 'job');
  if (template !== undefined) requireSound(template);
  const judged =
    template === undefined ? undefined : judgeTemplate(template, (name) => lasting.values(name));
  const unsupported = judged?.unsupported ?? {};
  const isExact = operation.boolean('ipp-attribute-fidelity') === true;
  const isRefused = isExact && Object.keys(unsupported).length > 0;
  const name = operation.name('job-name') ?? operation.name('document-name') ?? '';
  return {
    wanted: {
      user,
      name: name.trim() === '' ? 'Untitled' : name.slice(0, longestName),
      operation: keptGroup(operation.those((each) => passedOn.has(each))),
      template: keptGroup(judged?.taken ?? {}),
    },
    answer: withUnsupported(unsupported, isRefused),
    isRefused,
  };
}

/** How large a job is at least, as its client says before it sends it. */
function octetsSaid(operation: Attributes): number {
  return Math.max(0, (operation.integer('job-k-octets') ?? 0) - 1) * 1024;
}
