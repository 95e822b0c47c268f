import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { PrintEvent } from '../../store/mutations/printing/subscriptions/print-events.ts';
import { eventLifeSeconds } from '../../store/mutations/printing/subscriptions/event-life.ts';
import { longestLeaseSeconds, usualEvents, usualLeaseSeconds } from './subscriptions-wanted.ts';

/** What a printer, or the system, says of subscriptions (RFC 3995, 6; RFC 3996, 8). */
export function shownNotifying(events: readonly PrintEvent[]): GivenAttributes {
  return {
    'ippget-event-life': eventLifeSeconds,
    'notify-events-default': usualEvents,
    'notify-events-supported': events,
    'notify-lease-duration-default': usualLeaseSeconds,
    'notify-lease-duration-supported': { lower: 0, upper: longestLeaseSeconds },
    'notify-max-events-supported': events.length,
    'notify-pull-method-supported': 'ippget',
  };
}
