import { type Clock, systemClock } from '@hawser/core/clock';
import type { Report } from './call.ts';

const paceMs = 5000;

/** Says what a step reports in lines that stay: all of it, but how far it is only now and then. */
export function pacedLines(say: (text: string) => void, clock: Clock = systemClock): Report {
  let next = -Infinity;
  return (text, what) => {
    if (what === 'progress') {
      const now = clock.now();
      if (now < next) return;
      next = now + paceMs;
    }
    say(text);
  };
}
