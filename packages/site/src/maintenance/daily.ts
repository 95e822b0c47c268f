import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { Operations } from '../operations/open-operations.ts';

const hourMs = 3_600_000;

export interface Daily {
  stop(): void;
}

/**
 * Starts the maintenance of each day. Every replica does, by the same key: the first gets the
 * operation made, and the others the same one.
 */
export function maintainDaily({
  operations,
  clock,
  log,
}: {
  readonly operations: Operations;
  readonly clock: Clock;
  readonly log: Log;
}): Daily {
  const start = async (): Promise<void> => {
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const options = { key: `daily-${day}`, startedBy: 'the site' };
    await operations.start('optimize-site', null, options).catch((error: unknown) => {
      log.warn({ err: error }, 'the maintenance of today could not be started; it is tried again');
    });
  };
  // Not at once: a site that is started again and again has better things to do.
  const timer = clock.every(hourMs, () => void start()).unref();
  return { stop: () => timer.cancel() };
}
