import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import { groupsOf } from '@hawser/core/ipp/message';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { subscribeToPrinter } from '../../store/mutations/printing/subscriptions/subscribe-to-printer.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { AskedOfPrinter, PrintServiceOptions } from './ipp-operation.ts';
import { maySee } from './require-sight.ts';
import {
  type SubscriptionWanted,
  subscriptionRefusal,
  subscriptionWanted,
} from './subscriptions-wanted.ts';

const mostAtOnce = 10;

/** Each group asks for one, and each is answered, in their order (RFC 3995, 11.1.2). */
export async function createSubscriptions(
  { message, caller, printer }: AskedOfPrinter,
  job: number | null,
  { store }: Pick<PrintServiceOptions, 'store'>,
): Promise<IppAnswer> {
  const given = groupsOf(message, 'subscription');
  if (given.length === 0) {
    const reason = 'it has no group of subscription attributes';
    throw ippRefusals('client-error-bad-request', { reason });
  }
  const groups: GivenGroup[] = [];
  let made = 0;
  for (const [place, one] of given.entries()) {
    const wanted = place < mostAtOnce ? subscriptionWanted(one) : tooMany;
    const id =
      wanted.events.length === 0
        ? undefined
        : await store.mutate(subscribeToPrinter, {
            printer: printer.id,
            job,
            owner: caller.id,
            owner_name: caller.name,
            hears_all: maySee(caller, { owner: '' }) ? 1 : 0,
            user_data: wanted.userData,
            lease_seconds: job === null ? wanted.leaseSeconds : 0,
            events: wanted.events,
          });
    if (id !== undefined) made += 1;
    groups.push({ tag: 'subscription', attributes: answerTo(wanted, id, job) });
  }
  if (made === given.length) return { groups };
  const status =
    made === 0 ? 'client-error-ignored-all-subscriptions' : 'successful-ok-ignored-subscriptions';
  return { status, groups };
}

const tooMany: SubscriptionWanted = {
  status: 'client-error-too-many-subscriptions',
  events: [],
  userData: null,
  leaseSeconds: 0,
  ignored: {},
};

function answerTo(
  wanted: SubscriptionWanted,
  id: number | undefined,
  job: number | null,
): GivenGroup['attributes'] {
  if (id === undefined) {
    const known = wanted.events.length === 0 ? wanted : tooMany;
    return subscriptionRefusal(known);
  }
  return {
    'notify-subscription-id': id,
    ...(job === null ? { 'notify-lease-duration': wanted.leaseSeconds } : {}),
    ...(wanted.status === 'successful-ok' ? {} : subscriptionRefusal(wanted)),
  };
}
