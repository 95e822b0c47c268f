import { describe, expect, test } from 'vitest';
import { changeSubscription } from '../../../src/printing/subscription/change-subscription.ts';
import {
  factsOfSubscriptionEvent,
  subscriptionEventNames,
} from '../../../src/printing/subscription/subscription-events.ts';
import {
  subscriptionStateNames,
  type SubscriptionState,
} from '../../../src/printing/subscription/subscription-states.ts';

describe('a subscription', () => {
  test.each(subscriptionStateNames)('%s answers whoever waits for an answer', (state) => {
    for (const event of subscriptionEventNames) {
      const { outcome } = changeSubscription(state, event);
      const waits = factsOfSubscriptionEvent(event).refused !== undefined;
      expect(outcome === 'changed' || outcome === (waits ? 'refused' : 'ignored')).toBe(true);
    }
  });

  test.each(['of-printer', 'of-job', 'closing'] as const)('%s can be canceled', (state) => {
    expect(changeSubscription(state, 'cancel')).toEqual({
      outcome: 'changed',
      state: 'ended',
      effects: [{ effect: 'delete-events' }],
    });
  });

  test('of a printer is renewed, and ends with its lease or when nobody comes back for it', () => {
    expect(changeSubscription('of-printer', 'renew')).toMatchObject({
      state: 'of-printer',
      effects: [{ effect: 'extend-lease' }],
    });
    for (const event of ['lease-ended', 'unread', 'printer-deleted'] as const) {
      expect(changeSubscription('of-printer', event)).toMatchObject({ state: 'ended' });
    }
  });

  test('of a job has no lease, can be read to its end, and goes with its job', () => {
    expect(changeSubscription('of-job', 'renew')).toMatchObject({
      status: 'client-error-not-possible',
    });
    expect(changeSubscription('of-job', 'job-ended')).toMatchObject({ state: 'closing' });
    expect(changeSubscription('closing', 'read')).toMatchObject({ state: 'closing' });
    expect(changeSubscription('closing', 'job-restarted')).toMatchObject({ state: 'of-job' });
    expect(changeSubscription('closing', 'job-forgotten')).toMatchObject({ state: 'ended' });
  });

  test('that has ended is not found any more', () => {
    for (const event of ['read', 'renew', 'cancel'] as const) {
      expect(changeSubscription('ended', event)).toEqual({
        outcome: 'refused',
        status: 'client-error-not-found',
      });
    }
  });

  test('ends by time or with its job or printer, from wherever it is', () => {
    const ends = subscriptionEventNames.filter(
      (event) => factsOfSubscriptionEvent(event).by !== 'client',
    );
    for (const state of subscriptionStateNames) {
      expect(reachable(state, ends)).toContain('ended');
    }
  });
});

function reachable(
  from: SubscriptionState,
  events: typeof subscriptionEventNames,
): ReadonlySet<SubscriptionState> {
  const seen = new Set([from]);
  // A set is walked with what is added to it meanwhile.
  for (const state of seen) {
    for (const event of events) {
      const change = changeSubscription(state, event);
      if (change.outcome === 'changed') seen.add(change.state);
    }
  }
  return seen;
}
