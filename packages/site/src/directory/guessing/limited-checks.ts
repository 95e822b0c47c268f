import { reserveGuess, type GuessSubject } from '../../store/mutations/directory/reserve-guess.ts';
import { settleGuess } from '../../store/mutations/directory/settle-guess.ts';
import { statement } from '../../store/statement.ts';
import type { Store } from '../../store/store.ts';
import type { GuessSubjects } from './subjects.ts';

/** Something that could be guessed, as somebody gives it. */
export interface Attempt {
  /** What is to be guessed: `user:ID` for a password, `code:ID` for a code, or a name that nobody has. */
  readonly subject: string;
  /** Undefined for somebody whom nobody knows. */
  readonly userId: string | undefined;
  /** The address that it comes from; undefined where that is not known. */
  readonly from: string | undefined;
  /** Whether nothing more is needed to sign in; asked once it was right. */
  readonly signsIn: () => Promise<boolean>;
}

/** What came of it; with how long to wait where nothing was checked. */
export type Limited = 'right' | 'wrong' | { readonly waitMs: number };

/** Whoever has not signed in from somewhere for so long is unknown there. */
export const addressKnownMs = 90 * 24 * 3_600_000;

/** Checks what somebody may be guessing, and no more of it than may be. */
export class LimitedChecks {
  readonly #store: Store;
  readonly #subjects: GuessSubjects;
  readonly #now: () => number;

  constructor(options: { store: Store; subjects: GuessSubjects; now: () => number }) {
    this.#store = options.store;
    this.#subjects = options.subjects;
    this.#now = options.now;
  }

  /**
   * Where somebody has signed in before, others who guess elsewhere do not hold him up: what is wrong
   * there is counted for himself there. Everywhere else it is counted for him as a whole, and for the
   * address.
   */
  async check(attempt: Attempt, check: () => Promise<boolean>): Promise<Limited> {
    const { subject, userId = null, from, signsIn } = attempt;
    const address = from === undefined ? undefined : this.#subjects.address(from);
    const counted = await this.#countedFor({ subject, userId, address });
    const { waitMs, at } = await this.#store.mutate(reserveGuess, counted);
    if (waitMs > 0) return { waitMs };
    const settle = async (right: boolean): Promise<void> => {
      const isThere = right && userId !== null && address !== undefined && (await signsIn());
      const signedIn = isThere ? { userId, address } : null;
      await this.#store.mutate(settleGuess, { subjects: counted, at, right, signedIn });
    };
    let right;
    try {
      right = await check();
    } catch (error) {
      await settle(false);
      throw error;
    }
    if (!right) return 'wrong';
    await settle(true);
    return 'right';
  }

  async #countedFor({
    subject,
    userId,
    address,
  }: {
    subject: string;
    userId: string | null;
    address: string | undefined;
  }): Promise<readonly GuessSubject[]> {
    const person: GuessSubject = { subject, kind: 'person', userId };
    if (address === undefined) return [person];
    // Also asked of nobody, so that it takes as long.
    if (await this.#isKnown(userId ?? '', address)) {
      return [{ ...person, subject: `${subject}@${address}` }];
    }
    return [person, { subject: `address:${address}`, kind: 'address', userId: null }];
  }

  async #isKnown(userId: string, address: string): Promise<boolean> {
    const since = this.#now() - addressKnownMs;
    const { rows } = await this.#store.read(async (db) => select(db, { userId, address, since }));
    return rows.length > 0;
  }
}

const select = statement(
  (db, { userId, address, since }: { userId: string; address: string; since: number }) =>
    db
      .selectFrom('directory_known_address')
      .select('seen')
      .where('user_id', '=', userId)
      .where('address', '=', address)
      .where('seen', '>=', since),
);
