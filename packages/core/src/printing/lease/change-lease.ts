import type { JobEffect } from '../job/job-effects.ts';
import type { Lease } from './lease.ts';
import { nextLeaseState, type LeaseEvent } from './lease-transitions.ts';

/** The lease after the effects of what happened to its job. */
export function leaseAfter(
  lease: Lease,
  effects: readonly JobEffect[],
  device: string | undefined,
): Lease {
  return effects.reduce(
    (before, { effect }) => (isLeaseEvent(effect) ? changed(before, effect, device) : before),
    lease,
  );
}

function changed(lease: Lease, event: LeaseEvent, asks: string | undefined): Lease {
  const state = nextLeaseState(lease.state, event);
  // A job that nobody has is canceled as one that somebody had: there is nothing to end.
  if (state === undefined) return lease;
  const device = event === 'grant-lease' ? asks : lease.state === 'free' ? undefined : lease.device;
  const token = event === 'grant-lease' ? lease.token + 1 : lease.token;
  if (state === 'free') return { state, token };
  if (device === undefined) throw new Error('a lease is granted to a device');
  return { state, token, device };
}

const leaseEvents: ReadonlySet<string> = new Set<LeaseEvent>([
  'grant-lease',
  'extend-lease',
  'end-lease',
  'drop-lease',
]);

function isLeaseEvent(effect: string): effect is LeaseEvent {
  return leaseEvents.has(effect);
}
