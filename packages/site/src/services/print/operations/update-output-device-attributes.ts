import { groupsOf } from '@hawser/core/ipp/message';
import { keepDeviceAttributes } from '../../../store/mutations/printing/devices/keep-device-attributes.ts';
import { registerOutputDevice } from '../../../store/mutations/printing/devices/register-output-device.ts';
import { deviceUuid } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { groupBytes } from '../job-wanted.ts';

/**
 * PWG 5100.18: what the device can do, which is what clients see. It is the first that a proxy says
 * which is given the address of a printer, and does not know of registering: it registers the device.
 */
export const updateOutputDeviceAttributes: PrinterOperation = {
  name: 'Update-Output-Device-Attributes',
  right: 'device',
  async run({ message, operation, caller, printer }, { store }) {
    const device = deviceUuid(operation);
    const [given] = groupsOf(message, 'printer');
    const attributes = groupBytes('printer', given);
    await store.mutate(registerOutputDevice, {
      printer: printer.id,
      uuid: device,
      owner: caller.id,
    });
    await store.mutate(keepDeviceAttributes, { printer: printer.id, device, attributes });
    return {};
  },
};
