import type { Attributes } from '@hawser/core/ipp/attributes';
import type { AskedOfPrinter } from '../../ipp-server/ipp-operation.ts';
import { judgedJob, type JudgedJob } from '../../ipp-server/judged-job.ts';
import { keptGroup } from '../attributes/kept-group.ts';
import type { JobWanted } from '../jobs/device-queue.ts';
import type { LocalPrinter } from './local-printer.ts';

export interface JobAsked extends Pick<JudgedJob, 'answer' | 'isRefused'> {
  readonly wanted: JobWanted;
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
export async function jobAsked(asked: AskedOfPrinter, printer: LocalPrinter): Promise<JobAsked> {
  const { operation } = asked;
  const { queue } = printer;
  const user = printer.user(operation);
  await printer.requireSignIn(user);
  await queue.requireRoom(octetsSaid(operation));
  const { taken, ...answered } = judgedJob(asked, printer);
  const name = operation.name('job-name') ?? operation.name('document-name') ?? '';
  return {
    wanted: {
      user,
      name: name.trim() === '' ? 'Untitled' : name.slice(0, longestName),
      operation: keptGroup(operation.those((each) => passedOn.has(each))),
      template: keptGroup(taken ?? {}),
    },
    ...answered,
  };
}

/** How large a job is at least, as its client says before it sends it. */
function octetsSaid(operation: Attributes): number {
  return Math.max(0, (operation.integer('job-k-octets') ?? 0) - 1) * 1024;
}
