import {
  type Guesses,
  type GuessKind,
  noGuesses,
  waitOf,
  withGuess,
} from '../../../directory/guessing/guess-limits.ts';
import type { Mutation, Tx } from '../../mutation.ts';
import { statement } from '../../statement.ts';

/** Whom or what a guess is counted for. */
export interface GuessSubject {
  readonly subject: string;
  readonly kind: GuessKind;
  readonly userId: string | null;
}

export interface Reservation {
  /** For how long nothing may be checked; 0 where the guess may be. */
  readonly waitMs: number;
  /** When it was counted. */
  readonly at: number;
}

/**
 * Counts a guess before it is checked, and as a wrong one: so however many are made at a time, through
 * however many replicas, no more are checked than may be. Where one of the subjects has to wait
 * nothing is counted.
 */
export const reserveGuess: Mutation<readonly GuessSubject[], Reservation> = {
  name: 'reserve-guess',
  async run(tx, subjects) {
    const { at } = tx;
    const found: { readonly counted: GuessSubject; readonly guesses: Guesses }[] = [];
    for (const counted of subjects) {
      found.push({ counted, guesses: await guessesOf(tx, counted.subject) });
    }
    const waitMs = Math.max(0, ...found.map(({ guesses }) => waitOf(guesses, at)));
    if (waitMs > 0) return { waitMs, at };
    for (const { counted, guesses } of found) {
      const { recent, holds, heldUntil } = withGuess(counted.kind, guesses, at);
      await keep(tx.db, { ...counted, recent: JSON.stringify(recent), holds, heldUntil, at });
    }
    return { waitMs: 0, at };
  },
};

/** What is remembered of the guesses at a subject. */
export async function guessesOf({ db }: Pick<Tx, 'db'>, subject: string): Promise<Guesses> {
  const { rows } = await select(db, { subject });
  const [row] = rows;
  if (row === undefined) return noGuesses;
  const { recent, holds, held_until: heldUntil } = row;
  return { recent: JSON.parse(recent) as readonly number[], holds, heldUntil };
}

const select = statement((db, { subject }: { subject: string }) =>
  db
    .selectFrom('directory_guess')
    .select(['recent', 'holds', 'held_until'])
    .where('subject', '=', subject),
);

interface GuessRow {
  readonly subject: string;
  readonly userId: string | null;
  readonly recent: string;
  readonly holds: number;
  readonly heldUntil: number;
  readonly at: number;
}

const keep = statement((db, { subject, userId, recent, holds, heldUntil, at }: GuessRow) =>
  db
    .insertInto('directory_guess')
    .values({ subject, user_id: userId, recent, holds, held_until: heldUntil, changed: at })
    .onConflict((conflict) =>
      conflict.column('subject').doUpdateSet({ recent, holds, held_until: heldUntil, changed: at }),
    ),
);
