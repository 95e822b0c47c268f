/** Where an operation stands. */
export type OperationState = keyof typeof transitions;

/** What happens to an operation. */
export type OperationChange =
  /** A replica takes it. */
  | 'claim'
  /** A step is done, and others are left. */
  | 'advance'
  /** The last step is done. */
  | 'succeed'
  /** A step failed, and may be tried again later. */
  | 'retry'
  /** A step failed for good. */
  | 'fail'
  /** The replica that has it gives it back. */
  | 'release'
  /** The lease of the replica that has it ran out. */
  | 'lose'
  /** Somebody wants it to stop. */
  | 'cancel';

type Transitions = Readonly<Partial<Record<OperationChange, string>>>;

/**
 * The life of an operation. Once somebody wants it to stop no further step begins; a last step that
 * is done all the same has had its effect, and that is said.
 */
const transitions = {
  queued: { claim: 'running', cancel: 'cancelled' },
  /** A step is to be tried again, but not before its time. */
  waiting: { claim: 'running', cancel: 'cancelled' },
  running: {
    advance: 'running',
    succeed: 'succeeded',
    retry: 'waiting',
    fail: 'failed',
    release: 'queued',
    lose: 'queued',
    cancel: 'cancelling',
  },
  cancelling: {
    advance: 'cancelled',
    succeed: 'succeeded',
    retry: 'cancelled',
    fail: 'cancelled',
    release: 'cancelled',
    lose: 'cancelled',
    cancel: 'cancelling',
  },
  succeeded: {},
  failed: {},
  cancelled: { cancel: 'cancelled' },
} as const satisfies Readonly<Record<string, Transitions>>;

export const operationStates = Object.keys(transitions) as readonly OperationState[];

/** Where the change leads; undefined where it cannot happen. */
export function nextOperationState(
  state: OperationState,
  change: OperationChange,
): OperationState | undefined {
  const ways: Readonly<Partial<Record<OperationChange, OperationState>>> = transitions[state];
  return ways[change];
}

/** Whether nothing more will happen to it. */
export function isFinished(state: OperationState): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}

/** Whether a replica has it. */
export function isHeld(state: OperationState): boolean {
  return state === 'running' || state === 'cancelling';
}
