import { type Clock, elapsed } from '@hawser/core/clock';
import type { Presence } from '../replicas/presence.ts';

/** Replicas say that they are there as often; ten thousand agents that come at once ask once. */
const holdsMs = 10_000;

/** Where the replicas answer callers with certificates, as of some seconds ago. */
export function replicaUrls(
  presence: Pick<Presence, 'all'>,
  clock: Clock,
): () => Promise<readonly string[]> {
  let at = -Infinity;
  let known: Promise<readonly string[]> = Promise.resolve([]);
  return async () => {
    if (elapsed(at, clock.now()) >= holdsMs) {
      at = clock.now();
      known = presence.all().then((all) => all.map(({ url }) => url));
    }
    return await known;
  };
}
