import type { Clock } from '@hawser/core/clock';
import { someAtATime } from '../maintenance/some-at-a-time.ts';
import { pruneOperations } from '../store/mutations/operations/prune-operations.ts';
import type { Store } from '../store/store.ts';

const keptMs = 30 * 24 * 60 * 60 * 1000;
const atATime = 200;

/** Forgets operations that ended more than 30 days ago. Whoever maintains the site calls it. */
export async function pruneOldOperations(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  signal: AbortSignal,
): Promise<number> {
  const before = clock.now() - keptMs;
  return await someAtATime(atATime, signal, async (most) =>
    store.mutate(pruneOperations, { before, most }),
  );
}
