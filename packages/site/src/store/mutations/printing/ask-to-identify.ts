import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { append } from '../append-event.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { selectPrinter } from './select-printer.ts';

/** The kind of the events that tell of a printer that is to show which one it is; they are its subjects. */
export const identifyAsked = 'identify-printer';

/** How a device is to show which one it is. */
export interface IdentifyAsked {
  /** Of identify-actions. */
  readonly actions: readonly string[];
  readonly message: string | null;
}

/** Has a device show which one it is; null once it has. */
export const askToIdentify: Mutation<
  { readonly printer: string; readonly asked: IdentifyAsked | null },
  void
> = {
  name: 'ask-to-identify',
  async run(tx, { printer: id, asked }) {
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const identify = asked === null ? null : JSON.stringify(asked);
    const changed = { identify, state_changed: tx.at };
    await tx.db.updateTable('printer').set(changed).where('id', '=', id).execute();
    await appendPrinterNotices(tx, { ...printer, ...changed }, ['printer-state-changed']);
    if (asked !== null) await append(tx, { kind: identifyAsked, subject: id, data: null });
  },
};
