import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import { isFinal, type JobState, jobStateNames } from '@hawser/core/printing/job/job-states';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { findJobs } from '../../../store/reports/find-jobs.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { takesArriving } from '../arriving/follows-arriving.ts';
import { jobIds } from '../job-ids.ts';
import { waitsOf } from '../../../printing/jobs/waits-for.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { maySee } from '../require-sight.ts';
import { seconds, shownJob, stateMessage } from '../shown-job.ts';
import { withUnsupported } from '../with-unsupported.ts';

const most = 1000;

/** RFC 8011, 4.2.6; `fetchable` is of PWG 5100.18. Others' jobs are left out. */
export const getJobs: PrinterOperation = {
  name: 'Get-Jobs',
  right: 'print or device',
  async run({ operation, caller, access, printer }, { store, publicUrl, clock, arriving }) {
    const which = operation.keyword('which-jobs') ?? 'not-completed';
    const numbers = jobIds(operation);
    const offersArriving = which === 'fetchable' && takesArriving(operation) && !arriving.isEmpty;
    const states = offersArriving
      ? (['arriving', 'fetchable'] as const)
      : numbers === undefined
        ? wanted.get(which)
        : jobStateNames;
    if (states === undefined) return withUnsupported({ 'which-jobs': which }, true);
    const limit = operation.integer('limit') ?? most;
    if (limit < 1) throw ippRefusals('client-error-bad-request', { reason: 'limit is below 1' });
    const mine = operation.boolean('my-jobs') === true;
    const everybodys = !mine && maySee({ caller, access }, { owner: '' });
    const found = await store.report(findJobs, {
      printer: printer.id,
      owner: everybodys ? undefined : caller.id,
      states,
      numbers,
      // What it has refused it is not offered again.
      unrefusedBy: which === 'fetchable' ? operation.uri('output-device-uuid') : undefined,
      order: past.has(which) ? 'latest' : 'next',
      limit: Math.min(limit, most),
    });
    const url = publicUrl();
    const now = seconds(clock.now());
    const waits = waitsOf(store, clock);
    const groups: GivenGroup[] = [];
    for (const job of found) {
      // What comes in at another replica is there for those who ask there.
      if (offersArriving && job.state === 'arriving' && arriving.get(job) === undefined) continue;
      const shown = { ...shownJob(job, url), 'job-printer-up-time': now };
      const template = keptGroup(job.attributes);
      if (which === 'proof-print' && template?.has('proof-print') !== true) continue;
      const asked = requestedBy(
        operation,
        {
          'job-description': (name) => name in shown,
          'job-template': (name) => name === 'job-priority' || template?.has(name) === true,
        },
        ['job-id', 'job-uri'],
      );
      const said = asked('job-state-message')
        ? stateMessage(job, url, await waits(job))
        : undefined;
      const told = only({ ...shown, 'job-state-message': said }, asked);
      groups.push({ tag: 'job', attributes: [told, template?.those(asked) ?? {}] });
    }
    return { groups };
  },
};

const past: ReadonlySet<string> = new Set(['completed', 'all', 'aborted', 'canceled']);

const open = jobStateNames.filter((state) => !isFinal(state));

const wanted: ReadonlyMap<string, readonly JobState[]> = new Map([
  ['not-completed', open],
  ['completed', jobStateNames.filter(isFinal)],
  ['all', jobStateNames],
  ['fetchable', ['fetchable']],
  ['aborted', ['aborted']],
  ['canceled', ['canceled']],
  // One that is to be looked at before the rest is printed (PWG 5100.11, 3.2).
  ['proof-print', open],
  ['pending', ['incoming', 'arriving', 'waiting', 'fetchable']],
  ['pending-held', ['held', 'possibly-printed']],
  ['processing', ['acknowledged', 'spooling', 'printing', 'stopping']],
  ['processing-stopped', ['stopped', 'suspended']],
]);
