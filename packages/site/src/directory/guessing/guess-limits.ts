/** What is remembered of guesses: at a person, or by an address. */
export interface Guesses {
  /** When the latest were, the oldest first. */
  readonly recent: readonly number[];
  /** How often in a row there was a wait. */
  readonly holds: number;
  /** Until when nothing more is checked. */
  readonly heldUntil: number;
}

/** Whose guesses are counted. */
export type GuessKind = 'person' | 'address';

const minuteMs = 60_000;
const windowMs = 15 * minuteMs;

/** How many guesses within the window are the last for now. */
const most: Readonly<Record<GuessKind, number>> = { person: 5, address: 30 };

/** Nobody waits longer for another try. */
export const longestHoldMs = 60 * minuteMs;

/** After so long without a guess nothing is held against anybody. */
export const forgottenAfterMs = 24 * 60 * minuteMs;

export const noGuesses: Guesses = { recent: [], holds: 0, heldUntil: 0 };

/**
 * For how many milliseconds from now nothing is checked; 0 where something may be. A wait that is too
 * long is of a clock that was set back since, and the next guess counts anew.
 */
export function waitOf({ heldUntil }: Guesses, at: number): number {
  const waitMs = heldUntil - at;
  return waitMs > longestHoldMs ? 0 : Math.max(0, waitMs);
}

/**
 * With another guess, which counts as a wrong one until it has turned out to be right: so those that
 * are checked at the same time count, too.
 *
 * A person waits a minute after five of them, and after each further one twice as long as before, up
 * to an hour. It ends by itself, so that nobody can lock somebody else out for good. An address only
 * waits until there were few enough again: many people may be behind it.
 */
export function withGuess(kind: GuessKind, before: Guesses, at: number): Guesses {
  const last = before.recent.at(-1) ?? 0;
  const holds = at - last > forgottenAfterMs ? 0 : before.holds;
  const recent = [...before.recent, at]
    .filter((time) => at - time < windowMs || time === at)
    .slice(-most[kind]);
  const [oldest = at] = recent;
  const isFull = recent.length >= most[kind];
  if (kind === 'address') return { recent, holds: 0, heldUntil: isFull ? oldest + windowMs : 0 };
  if (!isFull && holds === 0) return { recent, holds, heldUntil: 0 };
  const holdMs = Math.min(longestHoldMs, minuteMs * 2 ** holds);
  return { recent, holds: Math.min(holds + 1, 10), heldUntil: at + holdMs };
}

/** Without the guess of that time: it was right, or could not be checked after all. */
export function withoutGuess(before: Guesses, at: number): Guesses {
  const index = before.recent.lastIndexOf(at);
  if (index === -1) return before;
  const recent = before.recent.toSpliced(index, 1);
  return { recent, holds: Math.max(0, before.holds - 1), heldUntil: 0 };
}
