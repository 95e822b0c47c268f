import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { printerUrl, systemUrl } from '../../printing/print-url.ts';
import { seconds } from './shown-job.ts';
import type { Subscription } from './subscription-target.ts';

/** How a subscription is to be: its template attributes (RFC 3995, 5.3). */
export function subscriptionTemplate(subscription: Subscription): GivenAttributes {
  return {
    'notify-events': JSON.parse(subscription.events) as readonly string[],
    'notify-pull-method': 'ippget',
    'notify-charset': 'utf-8',
    'notify-natural-language': 'en',
    'notify-user-data': subscription.user_data ?? undefined,
    // Of a job it lasts as long as the job (5.3.7).
    'notify-lease-duration': subscription.job === null ? subscription.lease_seconds : undefined,
  };
}

/** What is so of it (5.4). */
export function subscriptionDescription(
  subscription: Subscription,
  { publicUrl, now }: { readonly publicUrl: string; readonly now: number },
): GivenAttributes {
  const { job, lease_until: until } = subscription;
  return {
    'notify-subscription-id': subscription.id,
    'notify-subscription-uuid': `urn:uuid:${subscription.uuid}`,
    'notify-sequence-number': subscription.last_event,
    'notify-lease-expiration-time':
      job === null ? (until === null ? 0 : seconds(until)) : undefined,
    ...(subscription.printer === null
      ? { 'notify-system-up-time': seconds(now), 'notify-system-uri': systemUrl(publicUrl) }
      : {
          'notify-printer-up-time': seconds(now),
          'notify-printer-uri': printerUrl(publicUrl, subscription.printer),
        }),
    'notify-job-id': job ?? undefined,
    'notify-subscriber-user-name': subscription.owner_name,
  };
}
