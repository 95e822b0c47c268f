import { changeSubscription } from '@hawser/core/printing/subscription/change-subscription';
import type { SubscriptionEvent } from '@hawser/core/printing/subscription/subscription-events';
import {
  type SubscriptionState,
  subscriptionStateNames,
} from '@hawser/core/printing/subscription/subscription-states';
import { ippRefusals } from '../../../../printing/ipp-refusals.ts';
import type { Mutation, Tx } from '../../../mutation.ts';
import { statement } from '../../../statement.ts';
import type { PrintJobTable } from '../../../tables/print-job.ts';
import { leaseEnd } from './lease-end.ts';

export interface WantedSubscriptionChange {
  readonly id: number;
  readonly event: 'read' | 'renew' | 'cancel';
  /** From now on, for `renew`. */
  readonly leaseSeconds?: number;
}

/** Has a subscription go on, or end. */
export const changePrintSubscription: Mutation<WantedSubscriptionChange, void> = {
  name: 'change-print-subscription',
  async run(tx, { id, event, leaseSeconds = 0 }) {
    const row = await tx.db
      .selectFrom('print_subscription')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    const what = `subscription ${id}`;
    if (row === undefined) throw ippRefusals('client-error-not-found', { what });
    const change = changeSubscription(subscriptionStateOf(row.state), event);
    if (change.outcome === 'refused') {
      if (change.status === 'client-error-not-found') throw ippRefusals(change.status, { what });
      throw ippRefusals(change.status, { reason: `${what} is ${row.state}` });
    }
    if (change.outcome === 'ignored') return;
    for (const { effect } of change.effects) {
      if (effect === 'delete-events') await endSubscription(tx, id);
      else {
        const set =
          effect === 'note-reading'
            ? { read: tx.at }
            : { lease_seconds: leaseSeconds, lease_until: leaseEnd(tx.at, leaseSeconds) };
        await tx.db.updateTable('print_subscription').set(set).where('id', '=', id).execute();
      }
    }
  },
};

/** A subscription that has ended is no more, and neither is what it has heard. */
export async function endSubscription({ db }: Tx, id: number): Promise<void> {
  await db.deleteFrom('print_notification').where('subscription', '=', id).execute();
  await db.deleteFrom('print_subscription').where('id', '=', id).execute();
}

/** Tells those of a job what has become of it. */
export async function tellJobSubscriptions(
  tx: Tx,
  { printer, number }: Pick<PrintJobTable, 'printer' | 'number'>,
  event: Extract<SubscriptionEvent, 'job-ended' | 'job-restarted'>,
): Promise<void> {
  const { rows } = await ofJob(tx.db, { printer, number });
  for (const { id, state } of rows) {
    const change = changeSubscription(subscriptionStateOf(state), event);
    if (change.outcome === 'changed') await setState(tx.db, { id, state: change.state });
  }
}

export function subscriptionStateOf(text: string): SubscriptionState {
  const state = subscriptionStateNames.find((each) => each === text);
  if (state === undefined) throw new Error(`no subscription is ${text}`);
  return state;
}

const ofJob = statement(
  (db, { printer, number }: { readonly printer: string; readonly number: number }) =>
    db
      .selectFrom('print_subscription')
      .select(['id', 'state'])
      .where('printer', '=', printer)
      .where('job', '=', number),
);

const setState = statement((db, { id, state }: { readonly id: number; readonly state: string }) =>
  db.updateTable('print_subscription').set({ state }).where('id', '=', id),
);
