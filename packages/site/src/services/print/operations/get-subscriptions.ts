import { findSubscriptions } from '../../../store/reports/find-subscriptions.ts';
import type { SubscriptionOperation } from '../subscription-operation.ts';
import { requireJob } from '../job-target.ts';
import { requireSight } from '../require-sight.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { subscriptionDescription, subscriptionTemplate } from '../shown-subscription.ts';
import { isSubscriber } from '../subscription-target.ts';

const most = 1000;

/**
 * RFC 3995, 11.2.5: those of the printer or, with notify-job-id, of a job; at the system those of the
 * system itself. Others' are left out.
 */
export const getSubscriptions: SubscriptionOperation = {
  name: 'Get-Subscriptions',
  right: 'print or device',
  async run({ operation, caller, access, printer }, { store, clock, publicUrl }) {
    const now = clock.now();
    const ofJob = operation.has('notify-job-id') || operation.has('job-id');
    const job =
      ofJob && printer !== undefined ? await requireJob(operation, printer, store) : undefined;
    if (job !== undefined) requireSight({ caller, access }, job);
    const isMine = operation.boolean('my-subscriptions') === true || !isSubscriber(caller, '');
    const found = await store.report(findSubscriptions, {
      printer: printer?.id ?? null,
      job: job?.number ?? null,
      owner: isMine ? caller.id : undefined,
      now,
      limit: Math.min(operation.integer('limit') ?? most, most),
    });
    const known = { publicUrl: publicUrl(), now };
    const groups = found.map((subscription) => {
      const template = subscriptionTemplate(subscription);
      const description = subscriptionDescription(subscription, known);
      const wanted = requestedBy(
        operation,
        {
          'subscription-template': (name) => name in template,
          'subscription-description': (name) => name in description,
        },
        ['notify-subscription-id'],
      );
      const attributes = [only(description, wanted), only(template, wanted)];
      return { tag: 'subscription', attributes } as const;
    });
    return { groups };
  },
};
