import type { RefusalStatus } from '../refusal.ts';

interface SubscriptionEventFacts {
  readonly by: 'client' | 'time' | 'job' | 'printer';
  readonly from: string;
  /** What answers where it cannot happen; without, nobody waits for an answer. */
  readonly refused?: RefusalStatus;
}

export const subscriptionEvents = {
  read: { by: 'client', from: 'Get-Notifications', refused: 'client-error-not-found' },
  renew: { by: 'client', from: 'Renew-Subscription', refused: 'client-error-not-found' },
  cancel: { by: 'client', from: 'Cancel-Subscription', refused: 'client-error-not-found' },
  'lease-ended': { by: 'time', from: 'notify-lease-duration' },
  /** Proxies ask for leases without an end; this is the end of those that do not come back. */
  unread: { by: 'time', from: 'nobody has asked for so long that nobody will' },
  'job-ended': { by: 'job', from: 'its job is over' },
  'job-restarted': { by: 'job', from: 'its job is to be printed again' },
  'job-forgotten': { by: 'job', from: 'the history of its job is no longer kept' },
  'printer-deleted': { by: 'printer', from: 'Delete-Printer' },
} as const satisfies Readonly<Record<string, SubscriptionEventFacts>>;

export type SubscriptionEvent = keyof typeof subscriptionEvents;

export const subscriptionEventNames = Object.keys(
  subscriptionEvents,
) as readonly SubscriptionEvent[];

export function factsOfSubscriptionEvent(event: SubscriptionEvent): SubscriptionEventFacts {
  return subscriptionEvents[event];
}
