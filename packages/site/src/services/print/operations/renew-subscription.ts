import { groupsOf } from '@hawser/core/ipp/message';
import { changePrintSubscription } from '../../../store/mutations/printing/subscriptions/change-subscription.ts';
import type { SubscriptionOperation } from '../subscription-operation.ts';
import { requireSubscription } from '../subscription-target.ts';
import { leaseWanted } from '../subscriptions-wanted.ts';

/** RFC 3995, 11.2.6. */
export const renewSubscription: SubscriptionOperation = {
  name: 'Renew-Subscription',
  right: 'print or device',
  async run({ message, operation, caller, printer }, { store, clock }) {
    const target = { store, now: clock.now(), printer: printer?.id };
    const { id } = await requireSubscription(operation, caller, target);
    const [given] = groupsOf(message, 'subscription');
    const leaseSeconds = leaseWanted(given);
    await store.mutate(changePrintSubscription, { id, event: 'renew', leaseSeconds });
    const attributes = { 'notify-lease-duration': leaseSeconds };
    return { groups: [{ tag: 'subscription', attributes }] };
  },
};
