import { printerRefusals } from '../../../ipp-server/printer-refusals.ts';
import type { PrinterOperation } from '../printer-operation.ts';

/** PWG 5100.13, 3.1: who looks at what it says sees which one it is. */
export const identifyPrinter: PrinterOperation = {
  name: 'Identify-Printer',
  run({ operation }, { lasting, say }) {
    const known = lasting.keywords('identify-actions-supported');
    const actions = operation.keywords('identify-actions');
    const unknown = actions.find((action) => !known.includes(action));
    if (unknown !== undefined) {
      const name = `identify-actions ${unknown}`;
      throw printerRefusals('client-error-attributes-or-values-not-supported', { name });
    }
    say(`it is this one: ${operation.text('message') ?? 'somebody wants to see which one it is'}`);
    return {};
  },
};
