import type { Call } from '@hawser/command/invocation/call';
import type { PlannedPrinter } from './planned-printer.ts';

export const publishing = 'Publish CloudPrinter';

/** Those that may be published, asked for one by one before any is. */
export async function confirmedPrinters(
  planned: readonly PlannedPrinter[],
  should: Call['should'],
): Promise<readonly PlannedPrinter[]> {
  const confirmed: PlannedPrinter[] = [];
  for (const one of planned) {
    if (one.kind !== 'publishable' || (await should(one.printer.name, publishing))) {
      confirmed.push(one);
    }
  }
  return confirmed;
}
