import type { Clock } from '@hawser/core/clock';
import { pruneOidcRecords } from '../store/mutations/oidc/prune-oidc-records.ts';
import type { Store } from '../store/store.ts';
import { someAtATime } from './some-at-a-time.ts';

const atATime = 500;

/** For who comes a moment too late, and is told that it has ended instead of that it never was. */
const keptMs = 3_600_000;

/** Forgets sign-ins that have ended, and tells how many records of them. */
export async function pruneEndedSignIns(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  signal: AbortSignal,
): Promise<number> {
  const before = clock.now() - keptMs;
  return await someAtATime(atATime, signal, async (most) =>
    store.mutate(pruneOidcRecords, { before, most }),
  );
}
