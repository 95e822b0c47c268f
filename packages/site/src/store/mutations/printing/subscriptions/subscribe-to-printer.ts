import { randomUUID } from 'node:crypto';
import type { Mutation } from '../../../mutation.ts';
import type { PrintSubscriptionTable } from '../../../tables/print-subscription.ts';
import { endSubscription } from './change-subscription.ts';
import { leaseEnd } from './lease-end.ts';

export type NewSubscription = Pick<
  PrintSubscriptionTable,
  'printer' | 'job' | 'owner' | 'owner_name' | 'hears_all' | 'user_data' | 'lease_seconds'
> & { readonly events: readonly string[] };

/** Each of them costs a little at each change of each job. Those of proxies do not wait for others to end. */
const mostOfPrinter = 200;
const mostOfOwner = 20;

/**
 * Has somebody hear of a printer, a job, or all printers; undefined where too many do. Who has very many himself
 * has lost the oldest ones, as a proxy does that dies again and again.
 */
export const subscribeToPrinter: Mutation<NewSubscription, number | undefined> = {
  name: 'subscribe-to-printer',
  async run(tx, { events, ...wanted }) {
    const { db, at } = tx;
    const others = await db
      .selectFrom('print_subscription')
      .select(['id', 'owner'])
      .where('printer', wanted.printer === null ? 'is' : '=', wanted.printer)
      .orderBy('read')
      .orderBy('id')
      .execute();
    const own = others.filter(({ owner }) => owner === wanted.owner);
    const [oldest] = own;
    if (oldest !== undefined && own.length >= mostOfOwner) await endSubscription(tx, oldest.id);
    else if (wanted.hears_all === 0 && others.length >= mostOfPrinter) return undefined;
    const { id } = await db
      .insertInto('print_subscription')
      .values({
        ...wanted,
        uuid: randomUUID(),
        state: wanted.job === null ? 'of-printer' : 'of-job',
        events: JSON.stringify(events),
        lease_until: leaseEnd(at, wanted.lease_seconds),
        last_event: 0,
        created: at,
        read: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  },
};
