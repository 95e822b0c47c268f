import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf, type Message } from '@hawser/core/ipp/message';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import {
  type PrintEvent,
  printEvents,
  systemEvents,
} from '../../store/mutations/printing/subscriptions/print-events.ts';
import {
  type NewSubscription,
  subscribeToPrinter,
} from '../../store/mutations/printing/subscriptions/subscribe-to-printer.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';
import type { AskedOfSubscriptions } from './subscription-operation.ts';
import { maySee } from './require-sight.ts';
import {
  type SubscriptionWanted,
  subscriptionRefusal,
  subscriptionWanted,
} from './subscriptions-wanted.ts';

const mostAtOnce = 10;

/** Each group asks for one, and each is answered, in their order (RFC 3995, 11.1.2). */
export async function createSubscriptions(
  {
    message,
    caller,
    access,
    printer,
  }: Pick<AskedOfSubscriptions, 'message' | 'caller' | 'access' | 'printer'>,
  job: number | null,
  { store }: Pick<PrintServiceOptions, 'store'>,
): Promise<IppAnswer> {
  const wanted = subscriptionsIn(message, printer === undefined ? systemEvents : printEvents);
  if (wanted.length === 0) {
    const reason = 'it has no group of subscription attributes';
    throw ippRefusals('client-error-bad-request', { reason });
  }
  const ids: (number | undefined)[] = [];
  for (const one of wanted) {
    const subscription = newSubscription(one, {
      caller,
      access,
      printer: printer?.id ?? null,
      job,
    });
    ids.push(
      subscription === undefined ? undefined : await store.mutate(subscribeToPrinter, subscription),
    );
  }
  const isOfJob = job !== null;
  const groups = wanted.map((one, place) => answerTo(one, ids[place], isOfJob));
  const made = ids.filter((id) => id !== undefined).length;
  if (made === wanted.length) return { groups };
  const status =
    made === 0 ? 'client-error-ignored-all-subscriptions' : 'successful-ok-ignored-subscriptions';
  return { status, groups };
}

/** All that are asked for, those that there cannot be as well. */
export function subscriptionsIn(
  message: Message,
  supported: readonly PrintEvent[] = printEvents,
): readonly SubscriptionWanted[] {
  return groupsOf(message, 'subscription').map((one, place) =>
    place < mostAtOnce ? subscriptionWanted(one, supported) : tooMany,
  );
}

/** Undefined for one that is refused. */
export function newSubscription(
  wanted: SubscriptionWanted,
  {
    caller,
    access,
    printer,
    job,
  }: Pick<AskedOfSubscriptions, 'caller' | 'access'> & {
    readonly printer: string | null;
    readonly job: number | null;
  },
): NewSubscription | undefined {
  if (wanted.events.length === 0) return undefined;
  return {
    printer,
    job,
    owner: caller.id,
    owner_name: caller.name,
    hears_all: maySee({ caller, access }, { owner: '' }) ? 1 : 0,
    user_data: wanted.userData,
    lease_seconds: job === null ? wanted.leaseSeconds : 0,
    events: wanted.events,
  };
}

const tooMany: SubscriptionWanted = {
  status: 'client-error-too-many-subscriptions',
  events: [],
  userData: null,
  leaseSeconds: 0,
  ignored: {},
};

/** Without an id it has not been made. */
export function answerTo(
  wanted: SubscriptionWanted,
  id: number | undefined,
  isOfJob: boolean,
): GivenGroup {
  return { tag: 'subscription', attributes: attributesOf(wanted, id, isOfJob) };
}

function attributesOf(
  wanted: SubscriptionWanted,
  id: number | undefined,
  isOfJob: boolean,
): GivenAttributes {
  if (id === undefined) {
    const known = wanted.events.length === 0 ? wanted : tooMany;
    return subscriptionRefusal(known);
  }
  return {
    'notify-subscription-id': id,
    ...(isOfJob ? {} : { 'notify-lease-duration': wanted.leaseSeconds }),
    ...(wanted.status === 'successful-ok' ? {} : subscriptionRefusal(wanted)),
  };
}
