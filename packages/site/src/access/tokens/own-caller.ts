import { principalOf } from '../../directory/principal.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
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

/** Who somebody is whom the site's own directory has signed in; undefined where he is not let in any more. */
export async function ownCaller(
  { issuer: { issuer }, subject, claims }: VerifiedToken,
  { store, own }: { readonly store: Store; readonly own: OwnDirectory },
): Promise<Caller | undefined> {
  const principal = await principalOf(store, subject);
  if (principal?.enabled !== true) return undefined;
  const { kind, name, roles, sids } = principal;
  const grant = textIn(claims, 'grant');
  // A person's token is of a sign-in, which can be revoked; a program's of a secret or a key, which can
  // be replaced.
  if (kind === 'user' && (grant === undefined || !(await own.grantHolds(grant)))) {
    return undefined;
  }
  if (kind === 'client') {
    const mark = textIn(claims, 'credential');
    if (mark === undefined || textIn(claims, 'client_id') !== subject) return undefined;
    if (!(await own.credentialHolds(subject, mark))) return undefined;
  }
  const multiFactor = kind === 'client' || provesMore(claims);
  return { kind, id: `${issuer}#${subject}`, name, roles, sids, multiFactor };
}
