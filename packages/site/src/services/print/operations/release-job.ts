import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { describePrintJob } from '../../../store/mutations/printing/describe-print-job.ts';
import { heldAs } from '../../../printing/held-as.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { isPassword } from '../job-password.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';

/** RFC 8011, 4.3.6. What has a PIN goes on when job-password is given with this. */
export const releaseJob: PrinterOperation = {
  name: 'Release-Job',
  right: 'job',
  async run({ operation, caller, access, printer }, { store }) {
    const job = await requireJob(operation, printer, store);
    requireSight({ caller, access }, job);
    const isOwner = job.owner === caller.id;
    const hasPassword = job.password !== null && operation.has('job-password');
    if (hasPassword && !(await isPassword(operation, job.password))) {
      throw ippRefusals('client-error-not-authorized', { reason: 'job-password is a wrong one' });
    }
    await store.mutate(describePrintJob, {
      printer: printer.id,
      number: job.number,
      who: caller.name,
      events: hasPassword ? ['give-password'] : [isOwner ? 'release' : 'release-by-operator'],
      ...(hasPassword ? {} : { holdUntil: null, attributes: heldAs(job.attributes, 'no-hold') }),
    });
    return {};
  },
};
