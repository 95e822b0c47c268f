import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import { askToIdentify } from '../../../store/mutations/printing/ask-to-identify.ts';
import type { PrinterOperation } from '../ipp-operation.ts';
import { keptGroup } from '../../../printing/kept-group.ts';

/** PWG 5100.13, 3.1: the device is to show which one it is; its proxy hears of it and acknowledges it. */
export const identifyPrinter: PrinterOperation = {
  name: 'Identify-Printer',
  right: 'print',
  async run({ operation, printer }, { store }) {
    // What nobody hears now nobody stands before later.
    if (printer.devicesThere === 0) {
      const reason = 'no connector is there that could have the printer show which one it is';
      throw ippRefusals('client-error-not-possible', { reason });
    }
    const device = keptGroup(printer.attributes);
    const known = device?.keywords('identify-actions-supported') ?? [];
    const given = operation.keywords('identify-actions');
    const unknown = given.find((action) => !known.includes(action));
    if (unknown !== undefined) {
      const name = `identify-actions ${unknown}`;
      throw ippRefusals('client-error-attributes-or-values-not-supported', { name });
    }
    const usual = device?.keywords('identify-actions-default') ?? [];
    await store.mutate(askToIdentify, {
      printer: printer.id,
      asked: {
        actions: given.length > 0 ? given : usual,
        message: operation.text('message') ?? null,
      },
    });
    return {};
  },
};
