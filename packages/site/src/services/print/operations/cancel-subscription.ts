import { changePrintSubscription } from '../../../store/mutations/printing/subscriptions/change-subscription.ts';
import type { SubscriptionOperation } from '../subscription-operation.ts';
import { requireSubscription } from '../subscription-target.ts';

/** RFC 3995, 11.2.7. */
export const cancelSubscription: SubscriptionOperation = {
  name: 'Cancel-Subscription',
  right: 'print or device',
  async run({ operation, caller, printer }, { store, clock }) {
    const target = { store, now: clock.now(), printer: printer?.id };
    const { id } = await requireSubscription(operation, caller, target);
    await store.mutate(changePrintSubscription, { id, event: 'cancel' });
    return {};
  },
};
