import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { waitsOf } from '../../../printing/jobs/waits-for.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { requireSight } from '../require-sight.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { seconds, shownJob, stateMessage } from '../shown-job.ts';

/** RFC 8011, 4.3.4. */
export const getJobAttributes: PrinterOperation = {
  name: 'Get-Job-Attributes',
  right: 'print or device',
  async run({ operation, caller, access, printer }, { store, publicUrl, clock }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const now = seconds(clock.now());
    const shown = { ...shownJob(job, publicUrl()), 'job-printer-up-time': now };
    const template = keptGroup(job.attributes);
    const wanted = requestedBy(operation, {
      'job-description': (name) => name in shown,
      'job-template': (name) => name === 'job-priority' || template?.has(name) === true,
    });
    const said = wanted('job-state-message')
      ? stateMessage(job, publicUrl(), await waitsOf(store, clock)(job))
      : undefined;
    const told = only({ ...shown, 'job-state-message': said }, wanted);
    const attributes = [told, template?.those(wanted) ?? {}];
    return { groups: [{ tag: 'job', attributes }] };
  },
};
