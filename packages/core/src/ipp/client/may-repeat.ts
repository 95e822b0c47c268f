import { HawserError } from '../../errors.ts';

const passing = new Set(['closed', 'unanswered', 'stalled', 'broken', 'unavailable']);

/** Whether it may have gone by after a pause. */
export function isPassing(error: unknown): boolean {
  return error instanceof HawserError && passing.has(error.code.replace(/^ipp-peer-/, ''));
}

/** Whether a request is sent again that has gone wrong so. */
export function mayRepeat(error: unknown, isHarmless: boolean): boolean {
  // Whoever says that he is busy has done nothing.
  if (error instanceof HawserError && error.code === 'ipp-peer-busy') return true;
  return isHarmless && isPassing(error);
}
