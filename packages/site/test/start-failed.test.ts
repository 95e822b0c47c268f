import { type Clock, systemClock, type Timer } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { startedSite } from './started-site.ts';

/** The clock of the system, with how many of its repetitions nobody has ended yet. */
function countingClock(): Clock & { readonly left: () => number } {
  const left = new Set<Timer>();
  return {
    ...systemClock,
    every(ms, callback) {
      const timer = systemClock.every(ms, callback);
      const cancel = (): void => {
        left.delete(timer);
        timer.cancel();
      };
      left.add(timer);
      const counted: Timer = {
        cancel,
        unref() {
          timer.unref();
          return counted;
        },
      };
      return counted;
    },
    left: () => left.size,
  };
}

test('a site that fails before it listens leaves nothing behind that goes on', async () => {
  const clock = countingClock();
  const flags = { directoryTrustAnchorFile: '/nothing/here.pem' };
  await expect(startedSite(flags, { clock })).rejects.toThrow('/nothing/here.pem');
  expect(clock.left()).toBe(0);
});
