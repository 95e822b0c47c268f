import type { Attributes } from '@hawser/core/ipp/attributes';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import { troubleFrom } from '../../jobs/job-trouble.ts';
import type { DeviceJob } from '../../jobs/device-job.ts';
import { requireOpenJob } from '../job-target.ts';
import type { LocalOperation, LocalPrinter } from '../local-printer.ts';

/** RFC 8011, 4.3.5: what the site has it holds, and what it has not yet is not sent. */
export const holdJob: LocalOperation = {
  name: 'Hold-Job',
  async run({ operation }, printer) {
    await holdOrRelease(operation, printer, { name: 'Hold-Job', isHeld: true });
    return {};
  },
};

/** RFC 8011, 4.3.6. */
export const releaseJob: LocalOperation = {
  name: 'Release-Job',
  async run({ operation }, printer) {
    await holdOrRelease(operation, printer, { name: 'Release-Job', isHeld: false });
    return {};
  },
};

const passedOn: ReadonlySet<string> = new Set([
  'job-hold-until',
  'job-hold-until-time',
  'job-password',
  'job-password-encryption',
]);

async function holdOrRelease(
  operation: Attributes,
  printer: LocalPrinter,
  { name, isHeld }: { readonly name: OperationName; readonly isHeld: boolean },
): Promise<void> {
  const job = requireOpenJob(operation, printer);
  // While the site is being given the job it is neither here nor there.
  await job.inTurn(async () => {
    if (job.record.siteJob === undefined) await printer.queue.change(job, { isHeld });
    else await atSite(job, { name, operation, printer });
  });
}

async function atSite(
  job: DeviceJob,
  {
    name,
    operation,
    printer,
  }: {
    readonly name: OperationName;
    readonly operation: Attributes;
    readonly printer: LocalPrinter;
  },
): Promise<void> {
  const { siteJob, user } = job.record;
  const more = operation.those((each) => passedOn.has(each));
  const attributes = [{ 'job-id': siteJob }, more];
  try {
    await (await printer.site(user)).send(name, [{ tag: 'operation', attributes }]);
  } catch (error) {
    const trouble = troubleFrom(error);
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw trouble?.reason === 'service-off-line'
      ? printerRefusals('server-error-service-unavailable', { reason })
      : printerRefusals('client-error-not-possible', { reason });
  }
  job.atSite = undefined;
  job.wake();
}
