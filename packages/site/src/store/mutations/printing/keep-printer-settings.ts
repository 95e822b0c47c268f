import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { relistChanged } from './listing/relist-printer.ts';
import { selectPrinter } from './select-printer.ts';

export interface PrinterSettings {
  readonly printer: string;
  /** A group of IPP attributes. */
  readonly settings: Uint8Array;
}

/** Keeps what its operators say of a printer. */
export const keepPrinterSettings: Mutation<PrinterSettings, void> = {
  name: 'keep-printer-settings',
  async run(tx, { printer: id, settings }) {
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const changed = { settings, revision: printer.revision + 1, changed: tx.at };
    await tx.db.updateTable('printer').set(changed).where('id', '=', id).execute();
    await relistChanged(tx, printer, { ...printer, ...changed });
    await appendPrinterNotices(tx, { ...printer, ...changed }, ['printer-config-changed']);
  },
};
