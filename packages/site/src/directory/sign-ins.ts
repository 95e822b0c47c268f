import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { Secret } from '@hawser/core/secret';
import type { Audit } from '../audit/audit.ts';
import type { Change } from '../audit/change.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import { keepPassword } from '../store/mutations/directory/keep-password.ts';
import type { Store } from '../store/store.ts';
import { PremisesTurns } from '../directory-sync/premises-turns.ts';
import { type Attempt, LimitedChecks, type Limited } from './guessing/limited-checks.ts';
import { GuessSubjects } from './guessing/subjects.ts';
import { nameKey } from './names.ts';
import { checkPasswordHere } from './passwords/check-password.ts';
import { HashingTurns } from './passwords/hashing-turns.ts';
import { newPassword } from './passwords/new-password.ts';
import { passwordErrors } from './passwords/password-errors.ts';
import { preparedPassword } from './passwords/prepared-password.ts';
import { type Owner, SecondFactors } from './second-factor/second-factors.ts';
import { type SigningInUser, userOfId, userOfName } from './signing-in-user.ts';
import { Turns } from './turns.ts';

/** Nothing more is said of why: a name that nobody has looks like a wrong password. */
export type NotIn =
  | { readonly outcome: 'refused' }
  /** Nothing was checked: after too many tries, or because the directory that knows cannot be asked. */
  | { readonly outcome: 'later'; readonly seconds: number; readonly isAway?: boolean };

export type Proven = { readonly outcome: 'in' } | NotIn;

/** A person who has given the right password. */
export interface KnownByPassword {
  readonly outcome: 'in';
  readonly userId: string;
  /** Somebody else has chosen it: its owner has to choose another one before he does anything else. */
  readonly mustChange: boolean;
  /** When the password was kept that it is; undefined where another directory knows it. */
  readonly kept: number | undefined;
}

/** When the next password was kept, for who goes on by it. */
export type PasswordChange = { readonly outcome: 'in'; readonly kept: number | undefined } | NotIn;

/** How people of the directory prove who they are. `from` is the address of who says that he is it. */
export interface SignIns {
  checkPassword(name: string, password: string, from: string): Promise<KnownByPassword | NotIn>;
  /** Throws what is wrong with the next one. Whoever had signed in by the old one has to do it again. */
  changePassword(
    userId: string,
    old: string,
    next: string,
    by?: { readonly from?: string; readonly change?: Change },
  ): Promise<PasswordChange>;
  /** Whether the password is his, of whom it is known already who he is. */
  confirmPassword(userId: string, password: string, from?: string): Promise<Proven>;
  /** Whether he still has the password that was kept then: while it was looked at he may have got another. */
  hasPasswordOf(userId: string, kept: number): Promise<boolean>;
  hasSecondFactor(userId: string): Promise<boolean>;
  /** Takes a code of his authenticator or a recovery code, which is used up by that. */
  checkSecondFactor(userId: string, code: string, from?: string): Promise<Proven>;
  /** Has an authenticator hold by its first code, which could be guessed as well; gives the recovery codes. */
  confirmSecondFactor(
    owner: Owner,
    code: string,
    by: { readonly from: string; readonly change: Change },
  ): Promise<readonly string[] | NotIn>;
}

/**
 * Asks another directory whether the password is that of one of its people; throws where it cannot be
 * asked, or when the signal says that it has taken too long.
 */
export type PasswordCheck = (
  user: Pick<SigningInUser, 'id' | 'name' | 'sourceKey'>,
  password: Secret,
  signal: AbortSignal,
) => Promise<boolean>;

export interface SignInOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
  readonly log?: Log;
  /** Is told who has not proved who he is. */
  readonly audit?: Pick<Audit, 'refused'>;
  readonly turns?: HashingTurns;
  readonly secondFactors?: SecondFactors;
  /** For people who come from other directories. */
  readonly elsewhere?: PasswordCheck;
}

/** When to come again where too many are there at once. */
const busySeconds = 5;

/** When to come again where the directory that somebody comes from cannot be asked. */
const awaySeconds = 30;

export function signInsOf(options: SignInOptions): SignIns {
  const { store, siteKey, clock, log, audit, turns = new HashingTurns(), elsewhere } = options;
  const secondFactors = options.secondFactors ?? new SecondFactors({ store, siteKey, clock });
  const subjects = new GuessSubjects(siteKey);
  const checks = new LimitedChecks({ store, subjects, now: () => clock.now() });
  // For what needs no hashing here; so that many at once are not in each other's way in the database.
  const others = new Turns({
    atOnce: 8,
    mostWaiting: 64,
    refusal: () => passwordErrors('busy', {}),
  });
  const premises = new PremisesTurns(clock);

  const unaudited: Change = async (mutation, input) => store.mutate(mutation, input);

  const came = async (attempt: Attempt, work: () => Promise<Limited>): Promise<Proven> => {
    // Not the name: people type their passwords there.
    const who = { user: attempt.userId, from: attempt.from };
    const refused = (code: string): void => {
      const origin = { call: 'signIn', actor: undefined, address: attempt.from };
      audit?.refused(origin, code, { target: attempt.userId });
    };
    try {
      const outcome = await work();
      if (outcome === 'right') return { outcome: 'in' };
      if (outcome === 'wrong') {
        log?.info(who, 'somebody has not proved who he is');
        refused('sign-in-wrong');
        return { outcome: 'refused' };
      }
      const seconds = Math.ceil(outcome.waitMs / 1000);
      log?.warn({ ...who, seconds }, 'after too many wrong tries nothing is looked at for now');
      refused('sign-in-later');
      return { outcome: 'later', seconds };
    } catch (error) {
      const isBusy = error instanceof HawserError && error.code === 'password-busy';
      if (isBusy) return { outcome: 'later', seconds: busySeconds };
      if (error instanceof HawserError && /^(?:ldap|directory-sync)-/.test(error.code)) {
        log?.warn({ ...who, err: error }, 'the directory of somebody cannot be asked');
        return { outcome: 'later', seconds: awaySeconds, isAway: true };
      }
      if (error instanceof HawserError && error.code === 'second-factor-sealed') {
        log?.error({ ...who, err: error }, 'codes of somebody cannot be looked at');
      }
      throw error;
    }
  };

  const checkedPassword = async (
    user: SigningInUser | undefined,
    given: { readonly name: string; readonly password: string; readonly from: string | undefined },
  ): Promise<Proven> => {
    const { name, from } = given;
    const password = new Secret(given.password);
    const attempt: Attempt = {
      subject: user === undefined ? subjects.ofName(nameKey(name)) : `user:${user.id}`,
      userId: user?.id,
      from,
      signsIn: async () => user !== undefined && !(await secondFactors.has(user.id)),
    };
    return await came(attempt, async () =>
      user === undefined || user.source === null || elsewhere === undefined
        ? turns.take(async (hashing) =>
            checks.check(attempt, async () => checkPasswordHere(store, hashing, user, password)),
          )
        : premises.take(user.source, async (signal) =>
            checks.check(attempt, async () => {
              const [isHis] = await Promise.all([
                elsewhere(user, password, signal),
                // For nothing but that it takes as long as for a name that nobody has.
                turns.take(async (hashing) => hashing.matches('', hashing.dummy)),
              ]);
              return isHis && user.enabled;
            }),
          ),
    );
  };

  const confirmPassword: SignIns['confirmPassword'] = async (userId, password, from) => {
    const user = await userOfId(store, userId);
    if (user === undefined) return { outcome: 'refused' };
    return await checkedPassword(user, { name: user.name, password, from });
  };

  return {
    confirmPassword,
    async checkPassword(name, password, from) {
      const user = await userOfName(store, name);
      const proven = await checkedPassword(user, { name, password, from });
      if (proven.outcome !== 'in') return proven;
      if (user === undefined) throw new Error('nobody has given the right password');
      const { id: userId, mustChange, passwordKept: kept } = user;
      return { outcome: 'in', userId, mustChange, kept };
    },
    async changePassword(userId, old, next, { from, change = unaudited } = {}) {
      const user = await userOfId(store, userId);
      if (user === undefined) return { outcome: 'refused' };
      if (user.source !== null) {
        throw passwordErrors('elsewhere', { name: user.name, source: user.source });
      }
      const prepared = newPassword(next, user);
      const proven = await checkedPassword(user, { name: user.name, password: old, from });
      if (proven.outcome !== 'in') return proven;
      if (prepared === preparedPassword(old)) throw passwordErrors('same', {});
      const hash = await turns.take(async (hashing) => hashing.hash(prepared));
      // An administrator may have chosen another one while this was computed.
      const kept = { userId, hash, mustChange: false, inPlaceOf: user.passwordKept };
      const changed = await change(keepPassword, kept, { target: userId });
      if (changed === null) return { outcome: 'refused' };
      const now = await userOfId(store, userId);
      // Who is told when it was kept goes on by it: it has to be this very one.
      return now?.hash === hash
        ? { outcome: 'in', kept: now.passwordKept }
        : { outcome: 'refused' };
    },
    hasPasswordOf: async (userId, kept) => (await userOfId(store, userId))?.passwordKept === kept,
    hasSecondFactor: async (userId) => secondFactors.has(userId),
    async confirmSecondFactor(owner, code, { from, change }) {
      const { id: userId } = owner;
      const attempt = { subject: `code:${userId}`, userId, from, signsIn: async () => false };
      let codes: readonly string[] = [];
      const isRight = async (): Promise<boolean> => {
        try {
          codes = await secondFactors.confirm(owner, code, change);
          return true;
        } catch (error) {
          if (isWrongCode(error)) return false;
          throw error;
        }
      };
      const proven = await came(attempt, async () =>
        others.take(async () => checks.check(attempt, isRight)),
      );
      return proven.outcome === 'in' ? codes : proven;
    },
    async checkSecondFactor(userId, code, from) {
      const attempt = { subject: `code:${userId}`, userId, from, signsIn: async () => true };
      return await came(attempt, async () =>
        others.take(async () => checks.check(attempt, async () => secondFactors.use(userId, code))),
      );
    },
  };
}

function isWrongCode(error: unknown): boolean {
  return error instanceof HawserError && error.code === 'second-factor-wrong-code';
}
