import { groupsOf } from '@hawser/core/ipp/message';
import { keepDeviceAttributes } from '../../../store/mutations/printing/keep-device-attributes.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { groupBytes } from '../job-wanted.ts';

/** PWG 5100.18: what the device can do, which is what clients see. */
export const updateOutputDeviceAttributes: PrinterOperation = {
  name: 'Update-Output-Device-Attributes',
  right: 'device',
  async run({ message, operation, caller, printer }, { store }) {
    await requireDevice(operation, { caller, printer }, store);
    const [given] = groupsOf(message, 'printer');
    const attributes = groupBytes('printer', given);
    await store.mutate(keepDeviceAttributes, { printer: printer.id, attributes });
    return {};
  },
};
