import { type RefusalStatus } from '../refusal.ts';
import type { DeviceJobEvent } from '../job/job-events.ts';
import type { Lease, LeaseState } from './lease.ts';

/** What a device wants of a job: to look at it, to have it, or to go on with it. */
type Wish = 'look' | 'take' | 'go on';

const wishes: Readonly<Partial<Record<DeviceJobEvent, Wish>>> = {
  fetch: 'look',
  'fetch-arriving': 'look',
  acknowledge: 'take',
  'acknowledge-arriving': 'take',
  refuse: 'take',
  'refuse-by-last': 'take',
};

/** What answers a device that may not ask; one without an entry may, and the job decides. */
const refusals = {
  free: { 'go on': 'client-error-not-possible' },
  held: {
    look: 'client-error-not-possible',
    take: 'client-error-not-authorized',
    'go on': 'client-error-not-possible',
  },
  past: { 'go on': 'client-error-not-possible' },
} as const satisfies Readonly<Record<LeaseState, Readonly<Partial<Record<Wish, RefusalStatus>>>>>;

/** The device that asks and, where it works under one, the token it was given. */
export interface Asker {
  readonly device: string;
  readonly token?: number;
}

/** Why a device may not do this to a job; undefined where it may as far as the lease goes. */
export function leaseRefusal(
  lease: Lease,
  { device, token }: Asker,
  event: DeviceJobEvent,
): RefusalStatus | undefined {
  const isTheirs = lease.state !== 'free' && lease.device === device;
  const isCurrent = token === undefined || token === lease.token;
  if (isTheirs && isCurrent) return undefined;
  const answers: Readonly<Partial<Record<Wish, RefusalStatus>>> = refusals[lease.state];
  return answers[wishes[event] ?? 'go on'];
}
