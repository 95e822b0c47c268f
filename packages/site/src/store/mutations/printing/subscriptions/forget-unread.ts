import { changeSubscription } from '@hawser/core/printing/subscription/change-subscription';
import type { Mutation } from '../../../mutation.ts';
import { endSubscription, subscriptionStateOf } from './change-subscription.ts';
import { eventLifeSeconds } from './event-life.ts';

/** Whoever has not asked for so long will not: a proxy that asked for a lease without an end, and died. */
const unreadMs = 7 * 24 * 3_600_000;

/** Forgets what was heard long ago, and the subscriptions that nobody has renewed or asked for. */
export const forgetUnread: Mutation<null, void> = {
  name: 'forget-unread-notifications',
  async run(tx) {
    const { db, at } = tx;
    const heardBefore = at - eventLifeSeconds * 1000;
    await db.deleteFrom('print_notification').where('at', '<=', heardBefore).execute();
    const due = await db
      .selectFrom('print_subscription')
      .select(['id', 'state', 'lease_until'])
      .where((eb) =>
        eb.or([
          eb('lease_until', '<=', at),
          eb.and([eb('state', '=', 'of-printer'), eb('read', '<=', at - unreadMs)]),
          eb.and([
            eb('state', '=', 'closing'),
            eb('read', '<=', heardBefore),
            eb(
              'id',
              'not in',
              eb.selectFrom('print_notification').select('subscription').distinct(),
            ),
          ]),
        ]),
      )
      .execute();
    for (const { id, state, lease_until: leaseUntil } of due) {
      const isOver = leaseUntil !== null && leaseUntil <= at;
      const event = isOver ? 'lease-ended' : 'unread';
      const change = changeSubscription(subscriptionStateOf(state), event);
      if (change.outcome === 'changed') await endSubscription(tx, id);
    }
  },
};
