import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { followsArriving } from '../arriving/follows-arriving.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { jobNumber } from '../job-target.ts';
import { keptGroup } from '../../../printing/kept-group.ts';
import { requireTold } from '../require-served.ts';
import { requireUnrefused } from '../require-unrefused.ts';
import { shownJob } from '../shown-job.ts';

/** PWG 5100.18: how a job is to be printed, for a device that can take it. It binds nobody yet. */
export const fetchJob: PrinterOperation = {
  name: 'Fetch-Job',
  right: 'device',
  async run({ operation, caller, printer }, { store, publicUrl, arriving }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    // What it has it brings to its end, also where it is to print there no more.
    await requireTold(caller, printer, store);
    const number = jobNumber(operation);
    await requireUnrefused({ printer: printer.id, number, device }, store);
    const job = await store.mutate(changePrintJob, {
      printer: printer.id,
      number,
      by: 'device',
      asker: { device },
      event: followsArriving(operation, { printer: printer.id, number }, arriving)
        ? 'fetch-arriving'
        : 'fetch',
    });
    const attributes = [shownJob(job, publicUrl()), keptGroup(job.attributes) ?? {}];
    return { groups: [{ tag: 'job', attributes }] };
  },
};
