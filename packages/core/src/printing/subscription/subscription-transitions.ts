import type { RefusalStatus } from '../refusal.ts';
import type { SubscriptionEvent } from './subscription-events.ts';
import type { SubscriptionState } from './subscription-states.ts';

/** One transition; one that refuses says so otherwise than the event does everywhere else. */
type SubscriptionTransition = SubscriptionState | { readonly refuses: RefusalStatus };

type Transitions = Readonly<Partial<Record<SubscriptionEvent, SubscriptionTransition>>>;

/** That of a job lasts as long as the job, and has no lease (RFC 3995 section 11.2.6). */
const hasNoLease = {
  renew: { refuses: 'client-error-not-possible' },
} as const satisfies Transitions;

/** The life of a subscription. What is not here cannot happen. */
const subscriptionTransitions = {
  'of-printer': {
    read: 'of-printer',
    renew: 'of-printer',
    cancel: 'ended',
    'lease-ended': 'ended',
    unread: 'ended',
    'printer-deleted': 'ended',
  },
  'of-job': {
    ...hasNoLease,
    read: 'of-job',
    cancel: 'ended',
    'job-ended': 'closing',
    'job-forgotten': 'ended',
    'printer-deleted': 'closing',
  },
  closing: {
    ...hasNoLease,
    read: 'closing',
    cancel: 'ended',
    'job-restarted': 'of-job',
    'job-forgotten': 'ended',
    unread: 'ended',
  },
  ended: {},
} as const satisfies Readonly<Record<SubscriptionState, Transitions>>;

/** Undefined where it cannot happen. */
export function subscriptionTransition(
  state: SubscriptionState,
  event: SubscriptionEvent,
): SubscriptionTransition | undefined {
  const ways: Transitions = subscriptionTransitions[state];
  return ways[event];
}
