import type { Attributes } from '@hawser/core/ipp/attributes';
import { allows } from '@hawser/core/identity/roles';
import type { Selectable } from 'kysely';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { Store } from '../../store/store.ts';
import type { PrintSubscriptionTable } from '../../store/tables/print-subscription.ts';

export type Subscription = Selectable<PrintSubscriptionTable>;

export interface SubscriptionTarget {
  readonly store: Pick<Store, 'read'>;
  readonly now: number;
  /** Undefined at the system, where those of all printers are. */
  readonly printer: string | undefined;
}

/** The subscription that is meant, if there is one, and it is the caller's. */
export async function requireSubscription(
  operation: Attributes,
  caller: Caller,
  target: SubscriptionTarget,
): Promise<Subscription> {
  const id = operation.integer('notify-subscription-id');
  if (id === undefined) {
    const reason = 'it does not say which notify-subscription-id is meant';
    throw ippRefusals('client-error-bad-request', { reason });
  }
  const [subscription] = await subscriptionsOf([id], target);
  if (subscription === undefined) {
    throw ippRefusals('client-error-not-found', { what: `subscription ${id}` });
  }
  requireSubscriber(caller, subscription);
  return subscription;
}

export async function subscriptionsOf(
  ids: readonly number[],
  { store, now, printer }: SubscriptionTarget,
): Promise<readonly Subscription[]> {
  return await store.read(async (db) =>
    db
      .selectFrom('print_subscription')
      .selectAll()
      .where('id', 'in', ids)
      .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '>', now)]))
      .$if(printer !== undefined, (query) => query.where('printer', '=', printer ?? ''))
      .execute(),
  );
}

/** Refuses who neither has subscribed nor looks after the printer. */
export function requireSubscriber(caller: Caller, { id, owner }: Subscription): void {
  if (isSubscriber(caller, owner)) return;
  throw ippRefusals('client-error-not-authorized', {
    reason: `somebody else has made subscription ${id}`,
  });
}

export function isSubscriber(caller: Caller, owner: string): boolean {
  return owner === caller.id || allows(caller.roles, 'Printers.Publish');
}
