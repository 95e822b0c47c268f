import { describePrintJob } from '../../../store/mutations/printing/describe-print-job.ts';
import { holdWanted } from '../hold-wanted.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';
import { heldAs } from '../../../printing/held-as.ts';

/** RFC 8011, 4.3.5: a job that waits goes on only when its time comes, or somebody releases it. */
export const holdJob: PrinterOperation = {
  name: 'Hold-Job',
  right: 'job',
  async run({ operation, caller, access, printer }, { store, clock }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const word = operation.keywordOrName('job-hold-until') ?? 'indefinite';
    const time = operation.dateTime('job-hold-until-time');
    const { isHeld, until } = holdWanted(operation, clock.now());
    const isNever = time === undefined && word === 'no-hold';
    await store.mutate(describePrintJob, {
      printer: printer.id,
      number: job.number,
      who: caller.name,
      events: [isNever || (time !== undefined && !isHeld) ? 'release' : 'hold'],
      holdUntil: until,
      attributes: heldAs(job.attributes, time ?? word),
    });
    return {};
  },
};
