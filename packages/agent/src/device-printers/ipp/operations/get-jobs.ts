import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { secondsUp } from '../../../ipp-server/seconds-up.ts';
import { withUnsupported } from '../../../ipp-server/with-groups.ts';
import { groupFrom } from '../../attributes/kept-group.ts';
import { secondsFrom } from '../../attributes/site-state.ts';
import type { LocalOperation } from '../local-printer.ts';
import { shownJob, standingOf } from '../shown-job.ts';
import { whichJobs } from '../which-jobs.ts';

const most = 1000;
const past: ReadonlySet<string> = new Set(['completed', 'all', 'aborted', 'canceled']);

/** RFC 8011, 4.2.6: what comes next first, and what was over last. Others' jobs are left out. */
export const getJobs: LocalOperation = {
  name: 'Get-Jobs',
  run({ operation }, printer) {
    const which = operation.keyword('which-jobs') ?? 'not-completed';
    const ids = operation.integers('job-ids');
    const states = whichJobs.get(ids.length === 0 ? which : 'all');
    if (states === undefined) return withUnsupported({ 'which-jobs': which }, true);
    const limit = operation.integer('limit') ?? most;
    if (limit < 1) {
      throw printerRefusals('client-error-bad-request', { reason: 'limit is below 1' });
    }
    const user = printer.user(operation);
    const claimed = operation.name('requesting-user-name') ?? user;
    const isOfOthers = operation.boolean('my-jobs') === true && claimed !== user;
    const jobs = printer.queue.jobs.filter(
      (job) =>
        !isOfOthers &&
        job.record.user === user &&
        (ids.length === 0 || ids.includes(job.id)) &&
        states.has(standingOf(job).state),
    );
    const ordered = past.has(which) ? jobs.toReversed() : jobs;
    const now = secondsUp(printer.clock.now(), secondsFrom);
    const groups = ordered.slice(0, limit).map((job) => {
      const template = groupFrom(job.record.template);
      const shown = { ...shownJob(job, printer), 'job-printer-up-time': now };
      const asked = requestedBy(
        operation,
        {
          'job-description': (name) => name in shown,
          'job-template': (name) => template.has(name),
        },
        ['job-id', 'job-uri'],
      );
      const attributes = [only(shown, asked), template.those(asked)];
      return { tag: 'job', attributes } as const;
    });
    return { groups };
  },
};
