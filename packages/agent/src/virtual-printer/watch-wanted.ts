import { type FSWatcher, watch } from 'node:fs';
import type { Condition } from './condition.ts';
import { readWanted } from './printer-state.ts';
import type { PrinterPlace } from './printer-place.ts';
import type { Running } from './run-virtual-printer.ts';

/** How often it looks, where the system does not tell it. */
const lookMs = 1000;

/** Has the printer become what somebody wants it to be, and `tell` that it has. */
export function watchWanted(
  { place, clock, say }: Pick<Running, 'place' | 'clock' | 'say'>,
  condition: Condition,
  tell: () => Promise<void>,
): { stop(): Promise<void> } {
  const follow = async (): Promise<void> => {
    try {
      const wanted = await readWanted(place);
      if (JSON.stringify(wanted) === JSON.stringify(condition.state)) return;
      condition.become(wanted, clock.now());
      const { troubles } = wanted;
      say(troubles.length === 0 ? 'all is well' : `trouble: ${troubles.join(', ')}`);
      await tell();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  let following: Promise<void> = Promise.resolve();
  const look = (): void => {
    following = following.then(follow);
  };
  const watching = watched(place, look);
  const timer = clock.every(lookMs, look).unref();
  return {
    async stop() {
      watching?.close();
      timer.cancel();
      await following;
    },
  };
}

function watched({ own }: PrinterPlace, look: () => void): FSWatcher | undefined {
  try {
    return watch(own, { persistent: false }, (_, file) => {
      if (file === 'wanted.json') look();
    }).on('error', () => undefined);
  } catch {
    return undefined;
  }
}
