import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import type { JobState } from '../../jobs/job-transitions.ts';
import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { withUnsupported } from '../../../ipp-server/with-groups.ts';
import type { PrinterOperation } from '../printer-operation.ts';
import { secondsUp } from '../../../ipp-server/seconds-up.ts';
import { shownJob } from '../shown-job.ts';

const open: readonly JobState[] = ['printing', 'stopped', 'waiting', 'incoming'];
const over: readonly JobState[] = ['completed', 'canceled', 'aborted'];

export const whichJobs: ReadonlyMap<string, readonly JobState[]> = new Map([
  ['completed', over],
  ['not-completed', open],
  ['all', [...open, ...over]],
  ['aborted', ['aborted']],
  ['canceled', ['canceled']],
  ['pending', ['waiting', 'incoming']],
  ['processing', ['printing']],
  ['processing-stopped', ['stopped']],
]);

/** RFC 8011, 4.2.6: what is printed next comes first, and what was printed last. */
export const getJobs: PrinterOperation = {
  name: 'Get-Jobs',
  run({ operation }, printer) {
    const which = operation.keyword('which-jobs') ?? 'not-completed';
    const ids = operation.integers('job-ids');
    const states = whichJobs.get(ids.length === 0 ? which : 'all');
    if (states === undefined) return withUnsupported({ 'which-jobs': which }, true);
    const limit = operation.integer('limit') ?? 1000;
    if (limit < 1) {
      throw printerRefusals('client-error-bad-request', { reason: 'limit is below 1' });
    }
    const user =
      operation.boolean('my-jobs') === true ? operation.name('requesting-user-name') : undefined;
    const jobs = printer.queue.jobs.filter(
      ({ id, state, wanted }) =>
        states.includes(state) &&
        (ids.length === 0 || ids.includes(id)) &&
        (user === undefined || wanted.user === user),
    );
    const ordered = states.includes('completed') ? jobs.toReversed() : jobs;
    const now = secondsUp(printer.clock.now(), printer.started);
    const groups = ordered.slice(0, limit).map((job) => {
      const { template } = job.wanted;
      const shown = { ...shownJob(job, printer), 'job-printer-up-time': now };
      const asked = requestedBy(
        operation,
        {
          'job-description': (name) => name in shown,
          'job-template': (name) => template?.has(name) === true,
        },
        ['job-id', 'job-uri'],
      );
      return {
        tag: 'job',
        attributes: [only(shown, asked), template?.those(asked) ?? {}],
      } as const;
    });
    return { groups };
  },
};
