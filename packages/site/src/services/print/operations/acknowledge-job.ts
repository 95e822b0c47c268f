import { isSuccess } from '@hawser/core/ipp/tables/status-codes';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { refusePrintJob } from '../../../store/mutations/printing/devices/refuse-print-job.ts';
import { followsArriving } from '../arriving/follows-arriving.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';
import { requireUnrefused } from '../require-unrefused.ts';

/** PWG 5100.18: the device takes the job, or says by fetch-status-code that it cannot. */
export const acknowledgeJob: PrinterOperation = {
  name: 'Acknowledge-Job',
  right: 'device',
  async run({ operation, caller, printer }, { store, arriving }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    const status = operation.enum('fetch-status-code') ?? 0;
    const number = jobNumber(operation);
    if (!isSuccess(status)) {
      await store.mutate(refusePrintJob, { printer: printer.id, number, device });
      return {};
    }
    await requireUnrefused({ printer: printer.id, number, device }, store);
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number,
      by: 'device',
      asker: { device },
      event: followsArriving(operation, { printer: printer.id, number }, arriving)
        ? 'acknowledge-arriving'
        : 'acknowledge',
    });
    return {};
  },
};
