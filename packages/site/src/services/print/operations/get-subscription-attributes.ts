import type { SubscriptionOperation } from '../subscription-operation.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { subscriptionDescription, subscriptionTemplate } from '../shown-subscription.ts';
import { requireSubscription } from '../subscription-target.ts';

/** RFC 3995, 11.2.4. */
export const getSubscriptionAttributes: SubscriptionOperation = {
  name: 'Get-Subscription-Attributes',
  right: 'print or device',
  async run({ operation, caller, printer }, { store, clock, publicUrl }) {
    const now = clock.now();
    const target = { store, now, printer: printer?.id };
    const subscription = await requireSubscription(operation, caller, target);
    const template = subscriptionTemplate(subscription);
    const description = subscriptionDescription(subscription, { publicUrl: publicUrl(), now });
    const wanted = requestedBy(operation, {
      'subscription-template': (name) => name in template,
      'subscription-description': (name) => name in description,
    });
    const attributes = [only(description, wanted), only(template, wanted)];
    return { groups: [{ tag: 'subscription', attributes }] };
  },
};
