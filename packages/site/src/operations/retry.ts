import { HawserError, type ErrorKind } from '@hawser/core/errors';

/** How often and when a step is tried again. Times are milliseconds. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly backoff: { readonly first: number; readonly most: number; readonly factor: number };
}

/** Five attempts in about a quarter of a minute. */
export const defaultRetry: RetryPolicy = {
  attempts: 5,
  backoff: { first: 1000, most: 60_000, factor: 2 },
};

/** How long to wait after that many attempts. Never the same, so that those who failed together do not come together. */
export function retryDelay(
  { backoff: { first, most, factor } }: RetryPolicy,
  attempts: number,
  random: number,
): number {
  const longest = Math.min(most, first * factor ** (attempts - 1));
  return Math.round(longest * (0.5 + random / 2));
}

const hopeless: ReadonlySet<ErrorKind> = new Set(['usage', 'not-found', 'denied', 'conflict']);

/** Whether trying again may help. */
export function mayRetry(error: unknown): boolean {
  return !(error instanceof HawserError && hopeless.has(error.kind));
}
