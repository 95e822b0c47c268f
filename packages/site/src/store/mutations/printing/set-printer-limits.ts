import type { PrinterLimits } from '@hawser/core/printing/print-limits';
import { ownLimits } from '../../../printing/limits-of.ts';
import { printingErrors } from '../../../printing/printing-errors.ts';
import type { Mutation } from '../../mutation.ts';
import type { PrinterTable } from '../../tables/printer.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { selectPrinter } from './select-printer.ts';

export interface LimitsWanted {
  readonly id: string;
  readonly limits: PrinterLimits;
}

/** Has a printer take more or less than others of the site do. */
export const setPrinterLimits: Mutation<
  LimitsWanted,
  PrinterTable & { readonly before: PrinterLimits }
> = {
  name: 'set-printer-limits',
  async run(tx, { id, limits }) {
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) throw printingErrors('not-found', { name: id }, { target: id });
    const kept = Object.keys(limits).length === 0 ? null : JSON.stringify(limits);
    const changed = { limits: kept, revision: printer.revision + 1, changed: tx.at };
    await tx.db.updateTable('printer').set(changed).where('id', '=', id).execute();
    const after = { ...printer, ...changed };
    await appendPrinterNotices(tx, after, ['printer-config-changed']);
    return { ...after, before: ownLimits(printer.limits) };
  },
  tells: ({ id, name, before }, { limits }) => ({
    target: id,
    before: { name, limits: before },
    after: { name, limits },
  }),
};
