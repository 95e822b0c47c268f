import { isRole } from '@hawser/core/identity/roles';
import { formatSid, parseSid } from '@hawser/core/identity/sid';
import { claimHolder } from '../../directory/holders.ts';
import { rolesOfHolders } from '../../directory/roles-of-holders.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller.ts';
import { type Claims, textIn, textsIn } from './claims.ts';
import { provesMore } from './multi-factor.ts';
import type { VerifiedToken } from './verify-token.ts';

export interface ClaimNames {
  readonly roles: string;
  readonly groups: string;
}

/** Who somebody is whom another directory has signed in. */
export async function externalCaller(
  { issuer: { issuer }, subject, claims }: VerifiedToken,
  { store, names }: { readonly store: Store; readonly names: ClaimNames },
): Promise<Caller> {
  const groups = textsIn(claims, names.groups);
  const holders = groups.map((group) => claimHolder(issuer, group));
  const granted = await rolesOfHolders(store, holders);
  const isProgram = isItself(subject, claims);
  return {
    kind: isProgram ? 'client' : 'user',
    id: `${issuer}#${subject}`,
    name: shownName(claims) ?? subject,
    roles: [...new Set([...textsIn(claims, names.roles).filter(isRole), ...granted])],
    sids: sidsIn([...textsIn(claims, 'onprem_sid').slice(0, 1), ...groups]),
    multiFactor: isProgram || provesMore(claims),
  };
}

function sidsIn(texts: readonly string[]): readonly string[] {
  const sids = texts.flatMap((text) => parseSid(text) ?? []);
  return [...new Set(sids.map(formatSid))];
}

/**
 * Whether a program has signed in as itself, and nobody by it. What people can choose, such as their
 * name, says nothing of that (RFC 9068, 5; `idtyp` is Entra's).
 */
function isItself(subject: string, claims: Claims): boolean {
  if (textIn(claims, 'idtyp') !== undefined) return textIn(claims, 'idtyp') === 'app';
  return subject === (textIn(claims, 'client_id') ?? textIn(claims, 'azp'));
}

function shownName(claims: Claims): string | undefined {
  for (const name of ['name', 'preferred_username', 'upn', 'email', 'client_id']) {
    const text = textIn(claims, name);
    if (text !== undefined) return text.slice(0, 200);
  }
  return undefined;
}
