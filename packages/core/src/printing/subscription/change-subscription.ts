import { refused, type Ignored, type Refused } from '../refusal.ts';
import { factsOfSubscriptionEvent, type SubscriptionEvent } from './subscription-events.ts';
import type { SubscriptionState } from './subscription-states.ts';
import { subscriptionTransition } from './subscription-transitions.ts';

/** What is to be done, in the same transaction, when a subscription changes. */
export interface SubscriptionEffect {
  readonly effect: 'extend-lease' | 'note-reading' | 'delete-events';
}

export type SubscriptionChange =
  | {
      readonly outcome: 'changed';
      readonly state: SubscriptionState;
      readonly effects: readonly SubscriptionEffect[];
    }
  | Refused
  | Ignored;

/** What becomes of a subscription when something happens to it. */
export function changeSubscription(
  state: SubscriptionState,
  event: SubscriptionEvent,
): SubscriptionChange {
  const transition = subscriptionTransition(state, event);
  if (typeof transition === 'object') return refused(transition.refuses);
  if (transition === undefined) {
    const { refused: status } = factsOfSubscriptionEvent(event);
    return status === undefined ? { outcome: 'ignored' } : refused(status);
  }
  return { outcome: 'changed', state: transition, effects: effectsOf(transition, event) };
}

function effectsOf(to: SubscriptionState, event: SubscriptionEvent): readonly SubscriptionEffect[] {
  if (to === 'ended') return [{ effect: 'delete-events' }];
  if (event === 'renew') return [{ effect: 'extend-lease' }];
  return event === 'read' ? [{ effect: 'note-reading' }] : [];
}
