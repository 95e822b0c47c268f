import { setTimeout } from 'node:timers/promises';
import type { TestClock } from '@hawser/core/clock';

/** Asks again until the answer is there; with a test clock time moves on meanwhile. */
export async function eventually<Answer>(
  ask: () => Promise<Answer | undefined | false>,
  clock?: TestClock,
): Promise<Answer> {
  for (const start = performance.now(); performance.now() - start < 15_000;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await clock?.advance(50);
    // The databases are real and need real time.
    await setTimeout(1);
  }
  throw new Error('It did not come about.');
}
