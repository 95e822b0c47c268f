import {
  askToIdentify,
  type IdentifyAsked,
} from '../../../store/mutations/printing/ask-to-identify.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { requireDevice } from '../asking-device.ts';
import type { PrinterOperation } from '../ipp-operation.ts';

/** PWG 5100.18: a device shows which one it is, in the ways that are answered. */
export const acknowledgeIdentifyPrinter: PrinterOperation = {
  name: 'Acknowledge-Identify-Printer',
  right: 'device',
  async run({ operation, caller, printer }, { store }) {
    await requireDevice(operation, { caller, printer }, store);
    if (printer.identify === null) {
      const reason = 'nobody has asked which printer it is';
      throw ippRefusals('client-error-not-possible', { reason });
    }
    const { actions, message } = JSON.parse(printer.identify) as IdentifyAsked;
    await store.mutate(askToIdentify, { printer: printer.id, asked: null });
    return {
      operation: {
        'identify-actions': actions.length === 0 ? undefined : actions,
        message: message ?? undefined,
      },
    };
  },
};
