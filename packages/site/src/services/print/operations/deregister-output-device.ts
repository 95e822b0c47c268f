import { deregisterOutputDevice as deregister } from '../../../store/mutations/printing/devices/deregister-output-device.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** PWG 5100.18: the device prints nothing more for this printer. */
export const deregisterOutputDevice: PrinterOperation = {
  name: 'Deregister-Output-Device',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    const device = await requireDevice(operation, { caller, printer }, store);
    await store.mutate(deregister, { printer: printer.id, device });
    return {};
  },
};
