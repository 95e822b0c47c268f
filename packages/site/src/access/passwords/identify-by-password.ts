import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Clock, elapsed } from '@hawser/core/clock';
import { allows } from '@hawser/core/identity/roles';
import type { SignIns } from '../../directory/sign-ins.ts';
import { principalOf } from '../../directory/principal.ts';
import { Recent } from '../../recent.ts';
import type { Store } from '../../store/store.ts';
import { accessErrors } from '../access-errors.ts';
import type { AccessNews, AsOf } from '../access-news.ts';
import type { Caller } from '../caller.ts';
import { ownIssuerOf } from '../tokens/token-issuers.ts';
import { type BasicCredentials, basicCredentialsOf } from './basic-credentials.ts';

export interface PasswordIdentifierOptions {
  readonly signIns: Pick<SignIns, 'checkPassword' | 'hasPasswordOf'>;
  readonly store: Store;
  readonly publicUrl: () => string;
  readonly news: AccessNews;
  readonly clock: Clock;
}

/** Finds out by a name and a password who has sent a request; undefined where it shows none. */
export type IdentifyByPassword = (request: IncomingMessage) => Promise<Caller> | undefined;

/** Somebody who has given the right password not long ago. */
interface Known {
  readonly userId: string;
  /** When the password was kept; undefined where another directory knows it. */
  readonly kept: number | undefined;
  readonly checked: number;
  readonly caller: Caller;
  readonly asOf: AsOf;
}

const most = 1000;

/** For how long a password counts as checked: to check one takes long, and that is its purpose. */
const holdsMs = 10 * 60_000;

/**
 * Who shows a name and a password, for programs that can show nothing else. He may print and nothing
 * more, whatever else he may do: what he shows is the same each time, and no second factor is with it.
 */
export function identifyByPassword(options: PasswordIdentifierOptions): IdentifyByPassword {
  const { signIns, store, news, clock } = options;
  const known = new Recent<Known>(most);
  const checks = new Map<string, Promise<Caller>>();
  // What is kept here of a password is nothing that somebody could try others on.
  const key = randomBytes(32);

  return (request) => {
    const given = basicCredentialsOf(request);
    if (given === undefined) return undefined;
    const digest = createHmac('sha256', key)
      .update(`${given.name}:${given.password}`)
      .digest('base64');
    const before = known.get(digest);
    const isRecent = before !== undefined && elapsed(before.checked, clock.now()) < holdsMs;
    if (isRecent && news.holds(before.asOf)) return Promise.resolve(before.caller);
    const from = request.socket.remoteAddress ?? '';
    // Programs ask several things at once.
    const running = checks.get(digest);
    if (running !== undefined) return running;
    const begun = check(digest, given, { from, before: isRecent ? before : undefined }).finally(
      () => checks.delete(digest),
    );
    checks.set(digest, begun);
    return begun;
  };

  async function check(
    digest: string,
    { name, password }: BasicCredentials,
    { from, before }: { readonly from: string; readonly before: Known | undefined },
  ): Promise<Caller> {
    const asOf = news.now();
    const stillHis =
      before?.kept !== undefined && (await signIns.hasPasswordOf(before.userId, before.kept));
    const proven =
      before !== undefined && stillHis
        ? before
        : { ...(await proved(name, password, from)), checked: asOf.at };
    const caller = await callerOf(proven.userId);
    const { userId, kept, checked } = proven;
    known.set(digest, { userId, kept, checked, caller, asOf });
    return caller;
  }

  async function proved(
    name: string,
    password: string,
    from: string,
  ): Promise<Pick<Known, 'userId' | 'kept'>> {
    const proven = await signIns.checkPassword(name, password, from);
    if (proven.outcome === 'later') {
      throw accessErrors('password-later', { seconds: proven.seconds });
    }
    if (proven.outcome === 'refused' || proven.mustChange) throw accessErrors('bad-password', {});
    return proven;
  }

  async function callerOf(userId: string): Promise<Caller> {
    const principal = await principalOf(store, userId);
    if (principal?.enabled !== true) throw accessErrors('bad-password', {});
    const { name, roles, sids } = principal;
    return {
      kind: 'user',
      // The same as that of a token of his.
      id: `${ownIssuerOf(options.publicUrl())}#${userId}`,
      name,
      roles: allows(roles, 'Printers.Use') ? ['Printers.Use'] : [],
      sids,
      multiFactor: false,
      onlyPrints: true,
    };
  }
}
