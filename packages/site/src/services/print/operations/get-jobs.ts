import { isFinal, type JobState, jobStateNames } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { findJobs } from '../../../store/reports/find-jobs.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { keptGroup } from '../kept-group.ts';
import { only, requestedBy } from '../requested.ts';
import { maySee } from '../require-sight.ts';
import { shownJob } from '../shown-job.ts';

const most = 1000;

/** RFC 8011, 4.2.6; `fetchable` is of PWG 5100.18. Others' jobs are left out. */
export const getJobs: PrinterOperation = {
  name: 'Get-Jobs',
  right: 'print or device',
  async run({ operation, caller, printer }, { store, publicUrl }) {
    const which = operation.keyword('which-jobs') ?? 'not-completed';
    const states = wanted.get(which);
    if (states === undefined) {
      const reason = `which-jobs is ${which}, which is none of ${[...wanted.keys()].join(', ')}`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    const mine = operation.boolean('my-jobs') === true;
    const everybodys = !mine && maySee(caller, { owner: '' });
    const found = await store.report(findJobs, {
      printer: printer.id,
      owner: everybodys ? undefined : caller.id,
      states,
      latestFirst: which === 'completed' || which === 'all',
      limit: Math.min(operation.integer('limit') ?? most, most),
    });
    const url = publicUrl();
    const groups = found.map((job) => {
      const shown = shownJob(job, url);
      const template = keptGroup(job.attributes);
      const asked = requestedBy(
        operation,
        {
          'job-description': (name) => name in shown,
          'job-template': (name) => template?.has(name) === true,
        },
        ['job-id', 'job-uri'],
      );
      const attributes = [only(shown, asked), template?.those(asked) ?? {}];
      return { tag: 'job', attributes } as const;
    });
    return { groups };
  },
};

const open = jobStateNames.filter((state) => !isFinal(state));

const wanted: ReadonlyMap<string, readonly JobState[]> = new Map([
  ['not-completed', open],
  ['completed', jobStateNames.filter(isFinal)],
  ['all', jobStateNames],
  ['fetchable', ['fetchable']],
  ['aborted', ['aborted']],
  ['canceled', ['canceled']],
  ['pending', ['incoming', 'waiting', 'fetchable']],
  ['pending-held', ['held', 'possibly-printed']],
  ['processing', ['acknowledged', 'spooling', 'printing', 'stopping']],
  ['processing-stopped', ['stopped']],
]);
