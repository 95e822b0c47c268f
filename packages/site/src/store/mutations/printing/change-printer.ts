import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import type { PrinterTable } from '../../tables/printer.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';
import { changeOpenJobs } from './change-open-jobs.ts';
import { selectPrinter } from './select-printer.ts';

/** What is done to a printer; without a word it stays as it is. */
export interface PrinterChange {
  readonly printer: string;
  readonly paused?: boolean;
  readonly accepting?: boolean;
  readonly holdsNew?: boolean;
  /** Who does it, by name. */
  readonly who?: string;
}

/** Has a printer start or stop to take or to hand on jobs; those that wait follow. */
export const changePrinter: Mutation<PrinterChange, PrinterTable> = {
  name: 'change-printer',
  async run(tx, { printer: id, paused, accepting, holdsNew, who }) {
    const { db, at } = tx;
    const before = await selectPrinter(tx, id);
    if (before === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const after: PrinterTable = {
      ...before,
      paused: flag(paused, before.paused),
      paused_by: paused === undefined ? before.paused_by : paused ? (who ?? null) : null,
      accepting: flag(accepting, before.accepting),
      holds_new: flag(holdsNew, before.holds_new),
      revision: before.revision + 1,
      state_changed: at,
    };
    await db
      .updateTable('printer')
      .set({
        paused: after.paused,
        paused_by: after.paused_by,
        accepting: after.accepting,
        holds_new: after.holds_new,
        revision: after.revision,
        state_changed: at,
      })
      .where('id', '=', id)
      .execute();
    if (paused !== undefined) {
      const [states, event] = paused
        ? ([['arriving', 'fetchable'], 'printer-paused'] as const)
        : ([['waiting'], 'printer-resumed'] as const);
      await changeOpenJobs(tx, { printer: id, states }, () => event);
    }
    if (holdsNew === false) {
      const states = ['incoming', 'held', 'possibly-printed'] as const;
      await changeOpenJobs(tx, { printer: id, states }, () => 'release-new-jobs');
    }
    const notice = paused === true ? 'printer-stopped' : 'printer-state-changed';
    await appendPrinterNotices(tx, after, [notice]);
    return after;
  },
  tells: ({ name }, { printer, paused, accepting, holdsNew }) => ({
    target: printer,
    after: { name, paused, accepting, holdsNew },
  }),
};

function flag(wanted: boolean | undefined, before: number): number {
  return wanted === undefined ? before : Number(wanted);
}
