import type { LeaseState } from './lease.ts';

/** What the effects of a job do to its lease. */
export type LeaseEvent = 'grant-lease' | 'extend-lease' | 'end-lease' | 'drop-lease';

type Transitions = Readonly<Partial<Record<LeaseEvent, LeaseState>>>;

const leaseTransitions = {
  free: { 'grant-lease': 'held' },
  held: { 'extend-lease': 'held', 'end-lease': 'past', 'drop-lease': 'free' },
  past: { 'grant-lease': 'held', 'drop-lease': 'free' },
} as const satisfies Readonly<Record<LeaseState, Transitions>>;

/** Undefined where it cannot happen. */
export function nextLeaseState(state: LeaseState, event: LeaseEvent): LeaseState | undefined {
  const ways: Transitions = leaseTransitions[state];
  return ways[event];
}
