import type { Clock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenGroup } from '@hawser/core/ipp/encode/encode-message';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { printerUrl, systemUrl } from '../../printing/print-url.ts';
import { changePrintSubscription } from '../../store/mutations/printing/subscriptions/change-subscription.ts';
import { eventLifeSeconds } from '../../store/mutations/printing/subscriptions/event-life.ts';
import { statement } from '../../store/statement.ts';
import type { PrintNotificationTable } from '../../store/tables/print-notification.ts';
import type { IppAnswer } from './ipp-answer.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';
import { ownEvents } from './own-events.ts';
import { seconds } from './shown-job.ts';
import type { WaitingReader } from './waiting-readers.ts';
import { requireSubscriber, type Subscription, subscriptionsOf } from './subscription-target.ts';

/** For how long an answer waits at most: less than what programs wait for an answer. */
const longestWaitMs = 25_000;
/** Proxies take 0 for half a minute. */
const againSeconds = { waited: 1, notWaited: 30 };

const mostSubscriptions = 1000;
const mostAtOnce = 1000;
/** So often it is noted that somebody reads. */
const notedEveryMs = 3_600_000;

export interface AskedForNotifications {
  readonly operation: Attributes;
  readonly caller: Caller;
  /** Undefined at the system, where those of all printers can be asked for at once. */
  readonly printer: string | undefined;
  readonly whenGone: (left: () => void) => void;
}

/** RFC 3996, 5: what subscriptions have heard; with notify-wait it is answered when there is something. */
export async function notifications(
  { operation, caller, printer, whenGone }: AskedForNotifications,
  options: PrintServiceOptions,
): Promise<IppAnswer> {
  const { clock, readers } = options;
  const ids = [...new Set(operation.integers('notify-subscription-ids'))];
  if (ids.length === 0 || ids.length > mostSubscriptions) {
    const reason = 'it does not name between 1 and 1000 notify-subscription-ids';
    throw ippRefusals('client-error-bad-request', { reason });
  }
  const from = operation.integers('notify-sequence-numbers');
  const wanted = { caller, printer, ids, from };
  if (operation.boolean('notify-wait') !== true) {
    return answer(await heardBy(wanted, options), { ids, waits: false });
  }
  const reader = readers.add(ids);
  whenGone(() => reader.leave());
  const end = clock.now() + longestWaitMs;
  const look = async (): Promise<IppAnswer | undefined> => {
    const heard = await heardBy(wanted, options);
    const isOver = heard.now >= end || readers.drains || reader.hasLeft;
    if (heard.groups.length === 0 && !heard.isComplete && !isOver) return undefined;
    return answer(heard, { ids, waits: !readers.drains });
  };
  return { later: firstMade(look, { reader, end, clock }) };
}

/** Looks again and again until there is an answer. Between two looks it keeps nothing but what it looks by. */
function firstMade(
  look: () => Promise<IppAnswer | undefined>,
  { reader, end, clock }: { reader: WaitingReader; end: number; clock: Pick<Clock, 'now'> },
): Promise<IppAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<IppAnswer>();
  const made = (found: IppAnswer | undefined): void => {
    if (found === undefined) return reader.wait(end - clock.now(), again);
    reader.end();
    resolve(found);
  };
  const failed = (error: unknown): void => {
    reader.end();
    reject(error);
  };
  const again = (): void => void look().then(made, failed);
  again();
  return promise;
}

interface Wanted {
  readonly caller: Caller;
  readonly printer: string | undefined;
  readonly ids: readonly number[];
  /** The number of the first event that is wanted of each. */
  readonly from: readonly number[];
}

interface Heard {
  readonly groups: readonly GivenGroup[];
  readonly found: readonly Subscription[];
  readonly isComplete: boolean;
  readonly now: number;
}

async function heardBy(
  { caller, printer, ids, from }: Wanted,
  { store, clock, publicUrl, accesses }: PrintServiceOptions,
): Promise<Heard> {
  const now = clock.now();
  const found = await subscriptionsOf(ids, { store, now, printer });
  if (found.length === 0)
    throw ippRefusals('client-error-not-found', { what: 'such subscription' });
  for (const subscription of found) requireSubscriber(caller, subscription);
  const groups: GivenGroup[] = [];
  for (const subscription of found) {
    if (now - subscription.read > notedEveryMs) {
      await store.mutate(changePrintSubscription, { id: subscription.id, event: 'read' });
    }
    const { rows } = await store.read(async (db) =>
      select(db, {
        id: subscription.id,
        from: from[ids.indexOf(subscription.id)] ?? 1,
        after: now - eventLifeSeconds * 1000,
        limit: mostAtOnce - groups.length,
      }),
    );
    const seen = await ownEvents(rows, { caller, subscription }, { store, accesses });
    for (const row of seen) {
      const attributes = shown(row, subscription, publicUrl());
      groups.push({ tag: 'event-notification', attributes });
    }
  }
  return { groups, found, isComplete: found.every(({ state }) => state === 'closing'), now };
}

function answer(
  { groups, found, isComplete, now }: Heard,
  { ids, waits }: { readonly ids: readonly number[]; readonly waits: boolean },
): IppAnswer {
  const known = new Set(found.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  const unsupported =
    unknown.length === 0
      ? []
      : ([{ tag: 'unsupported', attributes: { 'notify-subscription-ids': unknown } }] as const);
  return {
    status: isComplete
      ? 'successful-ok-events-complete'
      : unknown.length > 0
        ? 'successful-ok-ignored-or-substituted-attributes'
        : 'successful-ok',
    operation: {
      'notify-get-interval': waits ? againSeconds.waited : againSeconds.notWaited,
      'printer-up-time': seconds(now),
    },
    groups: [...unsupported, ...groups],
  };
}

function shown(
  { sequence, at, printer, event, text, attributes }: PrintNotificationTable,
  { id, uuid, user_data: userData }: Subscription,
  publicUrl: string,
): GivenAttributes {
  return {
    'notify-charset': 'utf-8',
    'notify-natural-language': 'en',
    'notify-subscription-id': id,
    'notify-subscription-uuid': `urn:uuid:${uuid}`,
    'notify-sequence-number': sequence,
    'notify-subscribed-event': event,
    ...(printer === null
      ? { 'notify-system-uri': systemUrl(publicUrl) }
      : { 'notify-printer-uri': printerUrl(publicUrl, printer) }),
    'notify-user-data': userData ?? undefined,
    'notify-text': text,
    'printer-up-time': seconds(at),
    'printer-current-time': new Date(at),
    ...(JSON.parse(attributes) as GivenAttributes),
  };
}

const select = statement(
  (
    db,
    {
      id,
      from,
      after,
      limit,
    }: {
      readonly id: number;
      readonly from: number;
      readonly after: number;
      readonly limit: number;
    },
  ) =>
    db
      .selectFrom('print_notification')
      .selectAll()
      .where('subscription', '=', id)
      .where('sequence', '>=', from)
      .where('at', '>', after)
      .orderBy('sequence')
      .limit(limit),
);
