import { registerOutputDevice as register } from '../../../store/mutations/printing/devices/register-output-device.ts';
import { deviceUuid } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** PWG 5100.18: the proxy of a device says that it is there for this printer. */
export const registerOutputDevice: PrinterOperation = {
  name: 'Register-Output-Device',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    const uuid = deviceUuid(operation);
    await store.mutate(register, { printer: printer.id, uuid, owner: caller.id });
    return {};
  },
};
