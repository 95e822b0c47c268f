import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { printEvents } from '../../store/mutations/printing/subscriptions/print-events.ts';
import { eventLifeSeconds } from '../../store/mutations/printing/subscriptions/event-life.ts';
import { longestLeaseSeconds, usualEvents, usualLeaseSeconds } from './subscriptions-wanted.ts';

/** What a printer, or the system, says of subscriptions (RFC 3995, 6; RFC 3996, 8). */
export const shownNotifying: GivenAttributes = {
  'ippget-event-life': eventLifeSeconds,
  'notify-events-default': usualEvents,
  'notify-events-supported': printEvents,
  'notify-lease-duration-default': usualLeaseSeconds,
  'notify-lease-duration-supported': { lower: 0, upper: longestLeaseSeconds },
  'notify-max-events-supported': printEvents.length,
  'notify-pull-method-supported': 'ippget',
};
