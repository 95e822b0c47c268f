import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';

/** How long the database is waited for where the caller is known from before. */
const patienceMs = 2000;

/** What the database says, or what was known before where it is away or hesitates. */
export async function patiently<Known>(
  asked: Promise<Known>,
  before: Known,
  clock: Clock,
): Promise<Known> {
  const tired = new AbortController();
  const silence = clock.sleep(patienceMs, tired.signal).then(
    () => before,
    () => before,
  );
  try {
    return await Promise.race([asked, silence]);
  } catch (error) {
    if (error instanceof HawserError && error.kind === 'unreachable') return before;
    throw error;
  } finally {
    tired.abort();
    // It may still fail when nobody waits for it any more.
    asked.catch(() => undefined);
  }
}
