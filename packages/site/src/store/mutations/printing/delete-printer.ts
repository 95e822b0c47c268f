import { ippRefusals } from '../../../printing/ipp-refusals.ts';
import type { Mutation } from '../../mutation.ts';
import { jobStateNames, isFinal } from '@hawser/core/printing/job/job-states';
import { changePrintJob } from './change-print-job.ts';
import { connectorsOf, tellConnectors } from './connectors/change-connectors.ts';
import { unlistPrinter } from './listing/list-printer.ts';
import { selectPrinter } from './select-printer.ts';
import { endSubscription } from './subscriptions/change-subscription.ts';
import { appendPrinterNotices } from './append-printer-notices.ts';

const open = jobStateNames.filter((state) => !isFinal(state));

/**
 * Removes a printer. Its jobs that are not over are canceled first, so that who waits for them hears of
 * it; what is left of them nobody sees any more, and it is removed little by little.
 */
export const deletePrinter: Mutation<
  { readonly id: string },
  { readonly before: { readonly id: string; readonly name: string } }
> = {
  name: 'delete-printer',
  async run(tx, { id }) {
    const { db } = tx;
    const printer = await selectPrinter(tx, id);
    if (printer === undefined) {
      throw ippRefusals('client-error-not-found', { what: 'such printer' });
    }
    const jobs = await db
      .selectFrom('print_job')
      .select('number')
      .where('printer', '=', id)
      .where('state', 'in', open)
      .execute();
    // In the order of numbers SQLite would look at all jobs that there ever were.
    for (const { number } of jobs.toSorted((one, other) => one.number - other.number)) {
      await changePrintJob.run(tx, { printer: id, number, by: 'other', event: 'printer-deleted' });
    }
    const notices = ['printer-state-changed', 'printer-deleted'] as const;
    await appendPrinterNotices(tx, { ...printer, accepting: 0 }, notices);
    const subscriptions = await db
      .selectFrom('print_subscription')
      .select('id')
      .where('printer', '=', id)
      .execute();
    for (const subscription of subscriptions) await endSubscription(tx, subscription.id);
    await db.deleteFrom('output_device').where('printer', '=', id).execute();
    const connectors = Object.keys(await connectorsOf(tx, id));
    await db.deleteFrom('printer_connector').where('printer', '=', id).execute();
    await unlistPrinter(tx, printer.number);
    await db.deleteFrom('printer').where('id', '=', id).execute();
    await tellConnectors(tx, connectors);
    return { before: { id, name: printer.name } };
  },
};
