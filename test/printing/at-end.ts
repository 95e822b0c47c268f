import { onTestFinished } from 'vitest';

type Cleanup = () => Promise<void> | void;

let outsideOfTests: AsyncDisposableStack | undefined;

/** Who starts programs outside of a test, as the bench does, says what ends them. */
export function endWith(stack: AsyncDisposableStack): void {
  outsideOfTests = stack;
}

/** Puts away what a test, or the bench, has started. */
export function atEnd(cleanup: Cleanup): void {
  if (outsideOfTests === undefined) onTestFinished(cleanup);
  else outsideOfTests.defer(cleanup);
}
