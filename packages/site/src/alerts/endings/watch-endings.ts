import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import type { Alerts } from '../alerts.ts';
import type { Endings } from './ending.ts';
import { endingAlert } from './ending-alert.ts';

export interface EndingsWatch extends AsyncDisposable {
  /** Looks at once, as after something was renewed. */
  look(): Promise<void>;
}

const hourMs = 3_600_000;

/**
 * Alerts of what ends soon, from the start on and then every hour: a wait of weeks stands still while the
 * machine sleeps. Every replica looks. Each look decides anew, so that a clock that was wrong for a while
 * leaves nothing behind.
 */
export function watchEndings({
  sources,
  alerts,
  clock,
  log,
}: {
  readonly sources: readonly Endings[];
  readonly alerts: Pick<Alerts, 'settle'>;
  readonly clock: Clock;
  readonly log: Log;
}): EndingsWatch {
  const lookAt = async (source: Endings): Promise<void> => {
    try {
      const endings = await source.endings();
      const now = clock.now();
      await alerts.settle(
        source,
        endings.flatMap((ending) => endingAlert(ending, now) ?? []),
      );
    } catch (error) {
      // The log of the store tells of a database in trouble.
      if (error instanceof HawserError && error.kind === 'unreachable') return;
      const { kind } = source;
      log.warn({ err: error, kind }, 'what ends soon could not be looked at; it is tried again');
    }
  };
  let going = Promise.resolve();
  let next: Promise<void> | undefined;
  // One after the other: an older look does not undo what a newer one has found.
  const after = async (before: Promise<void>): Promise<void> => {
    await before;
    next = undefined;
    for (const source of sources) await lookAt(source);
  };
  const look = async (): Promise<void> => {
    going = next ??= after(going);
    await going;
  };
  const timer = clock.every(hourMs, () => void look()).unref();
  void look();
  return {
    look,
    async [Symbol.asyncDispose]() {
      timer.cancel();
      await going;
    },
  };
}
