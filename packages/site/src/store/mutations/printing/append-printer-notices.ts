import type { Tx } from '../../mutation.ts';
import type { PrinterTable } from '../../tables/printer.ts';
import { append } from '../append-event.ts';
import { printerStanding } from './printer-standing.ts';
import { notifySubscribers } from './subscriptions/notify-subscribers.ts';
import type { PrintEvent } from './subscriptions/print-events.ts';

/** The kind of the events that tell of printers, which are their subjects. */
export const printerNoticed = 'printer';

/** Tells subscribers, and all replicas, that a printer is otherwise than before. The last thing a mutation does. */
export async function appendPrinterNotices(
  tx: Tx,
  printer: PrinterTable,
  notices: readonly Extract<PrintEvent, `printer-${string}`>[],
  /** What many jobs bring about nobody but subscribers wants to know. */
  { evenUnheard = true }: { readonly evenUnheard?: boolean } = {},
): Promise<void> {
  const { state, reasons } = await printerStanding(tx, printer);
  const happened = notices.map((event) => ({
    events: [event],
    text: `The printer ${printer.name} is ${state}.`,
    attributes: {
      'printer-state': state,
      'printer-state-reasons': reasons,
      'printer-is-accepting-jobs': printer.accepting === 1,
    },
  }));
  const subscriptions = await notifySubscribers(tx, { printer: printer.id }, happened);
  if (subscriptions.length === 0 && !evenUnheard) return;
  await append(tx, { kind: printerNoticed, subject: printer.id, data: { notices, subscriptions } });
}
