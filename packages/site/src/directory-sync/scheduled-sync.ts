import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Operations } from '../operations/open-operations.ts';
import type { DirectorySources } from './directory-sources.ts';

const lookEveryMs = 60_000;

/**
 * Has each directory on the premises read as often as was said. Every replica does, by the same key:
 * the first gets the operation made, and the others the same one.
 */
export function scheduleSync({
  sources,
  operations,
  clock,
  log,
}: {
  readonly sources: DirectorySources;
  readonly operations: Pick<Operations, 'start'>;
  readonly clock: Clock;
  readonly log: Log;
}): Disposable {
  const look = async (): Promise<void> => {
    try {
      for (const { name, slot } of await sources.due(clock.now())) {
        const options = { key: `sync-${name}-${slot}`, startedBy: 'the site' };
        await operations.start('sync-site-directory', { directory: name }, options);
      }
    } catch (error) {
      log.warn(
        { err: error },
        'directories on the premises could not be looked after; it is tried again',
      );
    }
  };
  const timer = clock.every(lookEveryMs, () => void look()).unref();
  return { [Symbol.dispose]: () => timer.cancel() };
}
