import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { secondsUp } from '../../../ipp-server/seconds-up.ts';
import { groupFrom } from '../../attributes/kept-group.ts';
import { secondsFrom } from '../../attributes/site-state.ts';
import { requireJob } from '../job-target.ts';
import type { LocalOperation } from '../local-printer.ts';
import { shownJob } from '../shown-job.ts';

/** RFC 8011, 4.3.4. */
export const getJobAttributes: LocalOperation = {
  name: 'Get-Job-Attributes',
  run({ operation }, printer) {
    const job = requireJob(operation, printer);
    const template = groupFrom(job.record.template);
    const shown = {
      ...shownJob(job, printer),
      'job-printer-up-time': secondsUp(printer.clock.now(), secondsFrom),
    };
    const asked = requestedBy(operation, {
      'job-description': (name) => name in shown,
      'job-template': (name) => template.has(name),
    });
    return { groups: [{ tag: 'job', attributes: [only(shown, asked), template.those(asked)] }] };
  },
};
