import { isSuccess } from '@hawser/core/ipp/tables/status-codes';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';

/** PWG 5100.18: the device takes the job, or says by fetch-status-code that it cannot. */
export const acknowledgeJob: PrinterOperation = {
  name: 'Acknowledge-Job',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    const status = operation.enum('fetch-status-code') ?? 0;
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number: jobNumber(operation),
      by: 'device',
      asker: { device },
      event: isSuccess(status) ? 'acknowledge' : 'refuse',
    });
    return {};
  },
};
