import type { Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintNotificationTable } from '../../../tables/print-notification.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { heardAs, type PrintEvent } from './print-events.ts';

/** One change, by all the names that it has. */
export interface Happened {
  readonly events: readonly PrintEvent[];
  readonly text: string;
  /** IPP attributes that JSON can hold. */
  readonly attributes: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** Of a job only who may see it hears. */
export interface WhatOf {
  /** Null for the system itself. */
  readonly printer: string | null;
  readonly job?: Pick<PrintJobTable, 'number' | 'owner'>;
}

/** Who has not asked for so many finds out otherwise what has become of his jobs. */
const mostKept = 1000;
const deletedAtOnce = 100;

/** Keeps what has happened for all who want to hear of it, and says which subscriptions these are. */
export async function notifySubscribers(
  tx: Tx,
  { printer, job }: WhatOf,
  happened: readonly Happened[],
): Promise<readonly number[]> {
  if (happened.length === 0) return [];
  const { rows } = await select(tx.db, {
    printer: printer ?? '',
    job: job?.number ?? null,
    at: tx.at,
  });
  const notified: number[] = [];
  for (const { id, owner, hears_all: hearsAll, events, last_event: last } of rows) {
    if (job !== undefined && hearsAll === 0 && job.owner !== owner) continue;
    const wanted = JSON.parse(events) as readonly string[];
    const heard = happened.flatMap((change) =>
      heardAs(change.events, wanted).map((event) => ({ ...change, event })),
    );
    if (heard.length === 0) continue;
    let sequence = last;
    for (const { event, text, attributes } of heard) {
      sequence += 1;
      await insert(tx.db, {
        subscription: id,
        sequence,
        at: tx.at,
        printer,
        event,
        text,
        attributes: JSON.stringify(attributes),
      });
    }
    await count(tx.db, { id, sequence });
    const before = Math.floor(sequence / deletedAtOnce) * deletedAtOnce - mostKept;
    if (before > last - mostKept) await forget(tx.db, { id, before });
    notified.push(id);
  }
  return notified;
}

const select = statement(
  (
    db,
    {
      printer,
      job,
      at,
    }: { readonly printer: string; readonly job: number | null; readonly at: number },
  ) =>
    db
      .selectFrom('print_subscription')
      .select(['id', 'owner', 'hears_all', 'events', 'last_event'])
      .where((eb) => eb.or([eb('printer', '=', printer), eb('printer', 'is', null)]))
      .where((eb) => eb.or([eb('job', 'is', null), eb('job', '=', job)]))
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '>', at)]))
      .where('state', '!=', 'closing')
      .orderBy('id'),
);

const insert = statement((db, row: PrintNotificationTable) =>
  db.insertInto('print_notification').values({
    subscription: row.subscription,
    sequence: row.sequence,
    at: row.at,
    printer: row.printer,
    event: row.event,
    text: row.text,
    attributes: row.attributes,
  }),
);

const count = statement(
  (db, { id, sequence }: { readonly id: number; readonly sequence: number }) =>
    db.updateTable('print_subscription').set({ last_event: sequence }).where('id', '=', id),
);

const forget = statement((db, { id, before }: { readonly id: number; readonly before: number }) =>
  db
    .deleteFrom('print_notification')
    .where('subscription', '=', id)
    .where('sequence', '<=', before),
);
