import { HawserError } from '@hawser/core/errors';

/** Why a step is to stop; the reason of its signal. */
export class Interruption extends Error {
  override readonly name = 'AbortError';
  readonly why: 'cancelled' | 'closing' | 'lost';

  constructor(why: Interruption['why']) {
    super(messages[why]);
    this.why = why;
  }
}

const messages = {
  cancelled: 'the operation is to stop',
  closing: 'the site is being stopped',
  lost: 'another replica has the operation',
} as const;

/** Whether the operation is not this replica's any more. */
export function tellsOfLoss(error: unknown): boolean {
  return error instanceof Interruption
    ? error.why === 'lost'
    : error instanceof HawserError && error.code === 'operation-lease-lost';
}

/** Whether the same may work later. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof HawserError && error.kind === 'unreachable';
}
