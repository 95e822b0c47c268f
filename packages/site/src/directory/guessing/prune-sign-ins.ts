import type { Clock } from '@hawser/core/clock';
import { someAtATime } from '../../maintenance/some-at-a-time.ts';
import { pruneGuesses } from '../../store/mutations/directory/prune-guesses.ts';
import { pruneKnownAddresses } from '../../store/mutations/directory/prune-known-addresses.ts';
import type { Store } from '../../store/store.ts';
import { forgottenAfterMs } from './guess-limits.ts';
import { addressKnownMs } from './limited-checks.ts';

const atATime = 1000;

/** Forgets guesses that nothing depends on any more, and from where people signed in long ago. */
export async function pruneSignIns(
  { store, clock }: { readonly store: Pick<Store, 'mutate'>; readonly clock: Clock },
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now();
  await someAtATime(atATime, signal, async (most) =>
    store.mutate(pruneGuesses, { before: now - forgottenAfterMs, most }),
  );
  await store.mutate(pruneKnownAddresses, { before: now - addressKnownMs });
}
