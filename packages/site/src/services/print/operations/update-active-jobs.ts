import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { updateActiveJobs as update } from '../../../store/mutations/printing/devices/update-active-jobs.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

const most = 1000;

/** PWG 5100.18: the jobs that the device has, after it was away; one without jobs names none. */
export const updateActiveJobs: PrinterOperation = {
  name: 'Update-Active-Jobs',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    const numbers = operation.integers('job-ids');
    const states = operation.enums('output-device-job-states');
    if (numbers.length !== states.length || numbers.length > most) {
      const reason = `job-ids and output-device-job-states are not equally many, up to ${most}`;
      throw ippRefusals('client-error-bad-request', { reason });
    }
    const { different, unknown } = await store.mutate(update, {
      printer: printer.id,
      device,
      jobs: numbers.map((number, place) => ({ number, state: states[place] ?? 0 })),
    });
    const answered =
      different.length === 0
        ? {}
        : {
            'job-ids': different.map(({ number }) => number),
            'output-device-job-states': different.map(({ state }) => state),
          };
    if (unknown.length === 0) return { operation: answered };
    return {
      status: 'successful-ok-ignored-or-substituted-attributes',
      operation: answered,
      groups: [{ tag: 'unsupported', attributes: { 'job-ids': unknown } }],
    };
  },
};
