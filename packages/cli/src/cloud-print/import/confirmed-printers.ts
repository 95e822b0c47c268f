import type { Call } from '@hawser/command/invocation/call';
import type { PlannedPrinter } from './planned-printer.ts';

type Confirming = Pick<Call, 'should' | 'whatIf'> & { readonly source: string };

/** Those that may be published, asked for one by one before any is; with a look all of them at once. */
export async function confirmedPrinters(
  planned: readonly PlannedPrinter[],
  { should, whatIf, source }: Confirming,
): Promise<readonly PlannedPrinter[]> {
  const action = 'Publish CloudPrinter';
  if (whatIf) {
    const count = planned.filter(({ kind }) => kind === 'publishable').length;
    await should(`${count === 1 ? '1 printer' : `${count} printers`} of ${source}`, action);
    return planned;
  }
  const confirmed: PlannedPrinter[] = [];
  for (const one of planned) {
    if (one.kind !== 'publishable' || (await should(one.printer.name, action))) confirmed.push(one);
  }
  return confirmed;
}
