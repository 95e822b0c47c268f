import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import { isFinished } from '@hawser/core/operations/operation-states';
import type { Operations } from '../operations/open-operations.ts';
import type { DirectorySources } from './directory-sources.ts';
import { removalKindName, removalTitle } from './removal-kind.ts';

const lookEveryMs = 60_000;
const mostRemovals = 200;

/**
 * Has each directory on the premises read as often as was said, and those removed that are to be. Every replica does, by the same key:
 * the first gets the operation made, and the others the same one.
 */
export function scheduleSync({
  sources,
  operations,
  clock,
  log,
}: {
  readonly sources: DirectorySources;
  readonly operations: Pick<Operations, 'start' | 'list'>;
  readonly clock: Clock;
  readonly log: Log;
}): Disposable {
  const look = async (): Promise<void> => {
    try {
      for (const { name, slot } of await sources.due(clock.now())) {
        const options = { key: `sync-${name}-${slot}`, startedBy: 'the site' };
        await operations.start('sync-site-directory', { directory: name }, options);
      }
      await goOnRemoving();
    } catch (error) {
      log.warn(
        { err: error },
        'directories on the premises could not be looked after; it is tried again',
      );
    }
  };
  // Whoever began it may have ended before there was an operation, or that has failed.
  const goOnRemoving = async (): Promise<void> => {
    const leaving = await sources.leaving();
    if (leaving.length === 0) return;
    const started = await operations.list({ kind: removalKindName, limit: mostRemovals });
    const going = new Set(
      started.filter(({ state }) => !isFinished(state)).map(({ title }) => title),
    );
    const slot = Math.floor(clock.now() / lookEveryMs);
    for (const directory of leaving.filter(
      (name) => !going.has(removalTitle({ directory: name })),
    )) {
      const options = { key: `remove-${directory}-${slot}`, startedBy: 'the site' };
      await operations.start(removalKindName, { directory }, options);
    }
  };
  const timer = clock.every(lookEveryMs, () => void look()).unref();
  return { [Symbol.dispose]: () => timer.cancel() };
}
