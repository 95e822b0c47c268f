import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import type { Secret } from '@hawser/core/secret';
import type { SiteKey } from '../site-key/site-key.ts';
import { keepPassword } from '../store/mutations/directory/keep-password.ts';
import { renewPasswordHash } from '../store/mutations/directory/renew-password-hash.ts';
import type { Store } from '../store/store.ts';
import { LimitedChecks, type Attempt, type Limited } from './guessing/limited-checks.ts';
import { GuessSubjects } from './guessing/subjects.ts';
import { nameKey } from './names.ts';
import { HashingTurns } from './passwords/hashing-turns.ts';
import { newPassword } from './passwords/new-password.ts';
import { passwordErrors } from './passwords/password-errors.ts';
import type { PasswordHashing } from './passwords/password-hash.ts';
import { preparedPassword } from './passwords/prepared-password.ts';
import { type SigningInUser, userOfId, userOfName } from './signing-in-user.ts';
import { Turns } from './turns.ts';

/** Nothing more is said of why: a name that nobody has looks like a wrong password. */
export type NotIn =
  | { readonly outcome: 'refused' }
  /** Nothing was checked. */
  | { readonly outcome: 'later'; readonly seconds: number };

/** How people of the directory prove who they are. `from` is always the address of who says so. */
export interface SignIns {
  /** With `mustChange` he may do nothing else before he has chosen another one. */
  checkPassword(
    name: string,
    password: Secret,
    from: string,
  ): Promise<
    { readonly outcome: 'in'; readonly userId: string; readonly mustChange: boolean } | NotIn
  >;
  /** Throws what is wrong with the next one; what had been signed in by the old one ends. */
  changePassword(
    userId: string,
    passwords: { readonly old: Secret; readonly next: Secret },
    from: string,
    change?: Store['mutate'],
  ): Promise<{ readonly outcome: 'changed' } | NotIn>;
}

/** Asks another directory whether the password is that of one of its people; throws where it cannot be asked. */
export type PasswordCheck = (
  user: Pick<SigningInUser, 'id' | 'name' | 'sourceKey'>,
  password: Secret,
) => Promise<boolean>;

export interface SignInOptions {
  readonly store: Store;
  readonly siteKey: Pick<SiteKey, 'key'>;
  readonly clock: Clock;
  readonly log?: Log;
  readonly turns?: HashingTurns;
  /** Of other directories, by what is in `source` of their people. */
  readonly sources?: ReadonlyMap<string, PasswordCheck>;
}

const none: ReadonlyMap<string, PasswordCheck> = new Map();

/** When to come again where too many are there at once. */
const busySeconds = 5;

export function signInsOf(options: SignInOptions): SignIns {
  const { store, siteKey, clock, log, turns = new HashingTurns(), sources = none } = options;
  const subjects = new GuessSubjects(siteKey);
  const checks = new LimitedChecks({ store, subjects, now: () => clock.now() });
  const elsewhere = new Turns({
    atOnce: 8,
    mostWaiting: 64,
    refusal: () => passwordErrors('busy', {}),
  });

  const checkHere = async (
    hashing: PasswordHashing,
    user: SigningInUser | undefined,
    password: Secret,
  ): Promise<boolean> => {
    const prepared = preparedPassword(password.reveal());
    const hash = user?.hash ?? hashing.dummy;
    // Whatever is wrong, the same is computed.
    const matches = await hashing.matches(prepared ?? '', hash);
    if (!matches || prepared === undefined || user?.hash === undefined) return false;
    if (!user.enabled || user.source !== null) return false;
    if (hashing.isOutdated(hash)) {
      const renewed = { userId: user.id, before: hash, hash: await hashing.hash(prepared) };
      await store.mutate(renewPasswordHash, renewed);
    }
    return true;
  };

  const limited = async (
    attempt: Attempt,
    user: SigningInUser | undefined,
    password: Secret,
  ): Promise<Limited> => {
    const source = sources.get(user?.source ?? '');
    if (user === undefined || source === undefined) {
      return await turns.take(async (hashing) =>
        checks.check(attempt, async () => checkHere(hashing, user, password)),
      );
    }
    return await elsewhere.take(async () =>
      checks.check(attempt, async () => (await source(user, password)) && user.enabled),
    );
  };

  const told = async (attempt: Attempt, work: () => Promise<Limited>): Promise<NotIn | 'right'> => {
    // Not the name: people type their passwords there.
    const who = { user: attempt.userId, from: attempt.from };
    try {
      const came = await work();
      if (came === 'right') return 'right';
      if (came === 'wrong') {
        log?.info(who, 'somebody has given a wrong password');
        return { outcome: 'refused' };
      }
      const seconds = Math.ceil(came.waitMs / 1000);
      log?.warn({ ...who, seconds }, 'after too many wrong passwords none is looked at for now');
      return { outcome: 'later', seconds };
    } catch (error) {
      const isBusy = error instanceof HawserError && error.code === 'password-busy';
      if (isBusy) return { outcome: 'later', seconds: busySeconds };
      throw error;
    }
  };

  const attemptBy = (
    user: SigningInUser | undefined,
    { name, from }: { name: string; from: string },
  ): Attempt => ({
    subject: user === undefined ? subjects.ofName(nameKey(name)) : `user:${user.id}`,
    userId: user?.id,
    from,
    signsIn: true,
  });

  return {
    async checkPassword(name, password, from) {
      const user = await userOfName(store, name);
      const attempt = attemptBy(user, { name, from });
      const came = await told(attempt, async () => limited(attempt, user, password));
      if (came !== 'right') return came;
      if (user === undefined) throw new Error('nobody has given the right password');
      return { outcome: 'in', userId: user.id, mustChange: user.mustChange };
    },
    async changePassword(userId, { old, next }, from, change = store.mutate.bind(store)) {
      const user = await userOfId(store, userId);
      if (user === undefined) return { outcome: 'refused' };
      if (user.source !== null) {
        throw passwordErrors('elsewhere', { name: user.name, source: user.source });
      }
      const prepared = newPassword(next.reveal(), user);
      const attempt = attemptBy(user, { name: user.name, from });
      const came = await told(attempt, async () => limited(attempt, user, old));
      if (came !== 'right') return came;
      if (prepared === preparedPassword(old.reveal())) throw passwordErrors('same', {});
      const hash = await turns.take(async (hashing) => hashing.hash(prepared));
      const changed = await change(keepPassword, { userId, hash, mustChange: false });
      return { outcome: changed ? 'changed' : 'refused' };
    },
  };
}
