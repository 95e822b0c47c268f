import { groupsOf } from '@hawser/core/ipp/message';
import { eventOfDeviceWord } from '@hawser/core/printing/job/device-word';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { changePrintJob } from '../../../store/mutations/printing/change-print-job.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { hopsOfDevice } from '../hops-told.ts';
import { groupBytes } from '../job-wanted.ts';
import { jobNumber } from '../job-target.ts';

/** PWG 5100.18: what the device says of a job. */
export const updateJobStatus: PrinterOperation = {
  name: 'Update-Job-Status',
  right: 'device',
  async run({ message, operation, caller, printer }, { store, clock }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    const [said] = groupsOf(message, 'job');
    const state = said?.enum('output-device-job-state');
    const impressions = said?.integer('job-impressions-completed');
    const event = eventOfDeviceWord({
      ...(state === undefined ? {} : { state }),
      ...(impressions === undefined ? {} : { impressions }),
    });
    if (event === undefined) {
      const reason = `output-device-job-state is ${state ?? 0}`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    await store.mutate(changePrintJob, {
      printer: printer.id,
      number: jobNumber(operation),
      by: 'device',
      asker: { device },
      event,
      ...hopsOfDevice(operation, device, clock),
      ...(impressions === undefined ? {} : { impressions }),
      ...(said === undefined ? {} : { says: groupBytes('job', said) }),
    });
    return {};
  },
};
