import type { Attributes } from '@hawser/core/ipp/attributes';
import { HawserError } from '@hawser/core/errors';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { type StatusName, statusCodes } from '@hawser/core/ipp/tables/status-codes';
import type { PrintEvent } from '../../store/mutations/printing/subscriptions/print-events.ts';

/** A subscription as somebody wants it, or why there is none like that. */
export interface SubscriptionWanted {
  readonly status: StatusName;
  readonly events: readonly string[];
  readonly userData: Uint8Array | null;
  readonly leaseSeconds: number;
  /** What is not done as it was asked for. */
  readonly ignored: GivenAttributes;
}

export const usualEvents: readonly string[] = ['job-completed'];
export const usualLeaseSeconds = 86_400;
/** RFC 3995, 5.3.8. */
export const longestLeaseSeconds = 67_108_863;

const longestUserData = 63;

/** RFC 3995, 5.3. Nothing is sent to whoever is named: notifications are asked for. */
export function subscriptionWanted(
  given: Attributes,
  supported: readonly PrintEvent[],
): SubscriptionWanted {
  try {
    return read(given, new Set(supported));
  } catch (error) {
    if (error instanceof HawserError) return refused('client-error-bad-request');
    throw error;
  }
}

function read(given: Attributes, supported: ReadonlySet<string>): SubscriptionWanted {
  const method = given.keyword('notify-pull-method');
  const recipient = given.uri('notify-recipient-uri');
  if ((method === undefined) === (recipient === undefined)) {
    return refused('client-error-bad-request');
  }
  if (method === undefined) {
    return refused('client-error-uri-scheme-not-supported', { 'notify-recipient-uri': recipient });
  }
  if (method !== 'ippget') {
    return refused('client-error-attributes-or-values-not-supported', {
      'notify-pull-method': method,
    });
  }
  const userData = given.octetString('notify-user-data') ?? null;
  if (userData !== null && userData.length > longestUserData) {
    return refused('client-error-request-value-too-long');
  }
  const asked = given.keywords('notify-events');
  const events = asked.length === 0 ? usualEvents : asked.filter((event) => supported.has(event));
  const unknown = asked.filter((event) => !supported.has(event));
  if (events.length === 0) {
    return refused('client-error-attributes-or-values-not-supported', { 'notify-events': unknown });
  }
  return {
    status: unknown.length === 0 ? 'successful-ok' : ignoring,
    events: [...new Set(events)],
    userData,
    leaseSeconds: leaseWanted(given),
    ignored: unknown.length === 0 ? {} : { 'notify-events': unknown },
  };
}

const ignoring = 'successful-ok-ignored-or-substituted-attributes';

/** 0 is for as long as somebody asks. */
export function leaseWanted(given: Attributes | undefined): number {
  const wanted = given?.integer('notify-lease-duration') ?? usualLeaseSeconds;
  return Math.min(Math.max(wanted, 0), longestLeaseSeconds);
}

function refused(status: StatusName, ignored: GivenAttributes = {}): SubscriptionWanted {
  return { status, events: [], userData: null, leaseSeconds: 0, ignored };
}

/** What is answered for one that is not as it was asked for. */
export function subscriptionRefusal({
  status,
  ignored,
}: Pick<SubscriptionWanted, 'status' | 'ignored'>): GivenAttributes {
  return { ...ignored, 'notify-status-code': statusCodes[status] };
}
