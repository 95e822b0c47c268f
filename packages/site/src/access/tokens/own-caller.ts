import { type Principal, principalOf } from '../../directory/principal.ts';
import type { Store } from '../../store/store.ts';
import type { KnownCaller } from '../shut-out.ts';
import { textIn } from './claims.ts';
import { provesMore } from './multi-factor.ts';
import type { VerifiedToken } from './verify-token.ts';

/** The site's own directory, as far as its tokens are concerned. */
export interface OwnDirectory {
  /** The public keys that it signs with, as JSON Web Keys. */
  keys(): Promise<readonly object[]>;
  /** Whether a sign-in still holds. */
  grantHolds(grant: string): Promise<boolean>;
  /** Whether a program still has the credential of that mark. */
  credentialHolds(client: string, mark: string): Promise<boolean>;
}

/** Who somebody is whom the site's own directory has signed in. */
export async function ownCaller(
  token: VerifiedToken,
  { store, own }: { readonly store: Store; readonly own: OwnDirectory },
): Promise<KnownCaller> {
  const { issuer, subject, claims } = token;
  const id = `${issuer.issuer}#${subject}`;
  const principal = await principalOf(store, subject);
  if (principal === undefined) {
    const kind = textIn(claims, 'client_id') === subject ? 'client' : 'user';
    const gone = { kind, id, name: subject, roles: [], sids: [], multiFactor: false } as const;
    return { caller: gone, isLetIn: false };
  }
  const { kind, name, roles, sids } = principal;
  const multiFactor = kind === 'client' || provesMore(claims);
  return {
    caller: { kind, id, name, roles, sids, multiFactor },
    isLetIn: principal.enabled && (await holds(token, kind, own)),
  };
}

async function holds(
  { subject, claims }: VerifiedToken,
  kind: Principal['kind'],
  own: OwnDirectory,
): Promise<boolean> {
  // A person's token is of a sign-in, which can be revoked; a program's of a secret or a key, which can
  // be replaced.
  if (kind === 'client') {
    const mark = textIn(claims, 'credential');
    if (mark === undefined || textIn(claims, 'client_id') !== subject) return false;
    return await own.credentialHolds(subject, mark);
  }
  const grant = textIn(claims, 'grant');
  return grant !== undefined && (await own.grantHolds(grant));
}
