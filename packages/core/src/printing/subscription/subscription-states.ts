/** Where a subscription stands (RFC 3995, RFC 3996). */
export const subscriptionStates = {
  'of-printer': {
    answers: 'successful-ok',
    says: 'It hears of a printer, for as long as its lease is renewed.',
  },
  'of-job': { answers: 'successful-ok', says: 'It hears of one job, which is not over yet.' },
  closing: {
    answers: 'successful-ok-events-complete',
    says: 'Its job is over, and there is nothing to come: what was heard can still be read.',
  },
  ended: {
    answers: 'client-error-not-found',
    says: 'It is no more, and neither is what it heard.',
  },
} as const;

export type SubscriptionState = keyof typeof subscriptionStates;

export const subscriptionStateNames = Object.keys(
  subscriptionStates,
) as readonly SubscriptionState[];
