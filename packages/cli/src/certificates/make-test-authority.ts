import { X509Certificate } from 'node:crypto';
import type { Session } from '@hawser/command/invocation/session';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { keyName } from '@hawser/core/pki/key-name';
import { Secret } from '@hawser/core/secret';
import {
  changeTestAuthorities,
  type TestAuthority,
  testAuthorityCalled,
  testAuthorityKeyName,
} from './test-authorities.ts';
import { testAuthorityErrors } from './test-authority-errors.ts';
import { validityOfDays } from './validity-of-days.ts';

export interface TestAuthorityWanted {
  readonly name: string;
  readonly days: number;
  readonly intermediate: boolean;
}

/** The name, if nobody can take the authority for one that vouches for something. */
export function requireTestName(name: string): string {
  if (!/\btest\b/i.test(name)) {
    throw testAuthorityErrors('unmarked', { name }, { target: name });
  }
  return name;
}

export function requireNewName(name: string, authorities: readonly TestAuthority[]): void {
  const there = testAuthorityCalled(name, authorities);
  if (there !== undefined) {
    throw testAuthorityErrors('taken', { name, id: there.id }, { target: name });
  }
}

/** A new authority, and its key in the vault. */
export async function makeTestAuthority(
  { name, days, intermediate }: TestAuthorityWanted,
  session: Pick<Session, 'vault'>,
): Promise<TestAuthority> {
  const validity = validityOfDays(days);
  const root = await issueAuthority({ name, below: intermediate ? 1 : 0, ...validity });
  // The key of a root that has an intermediate is kept by nobody: it has signed all that it will.
  const between = intermediate
    ? [await issueAuthority({ name: `${name} Intermediate`, issuer: root, ...validity })]
    : [];
  const [issuing = root] = between;
  const certificate = new X509Certificate(issuing.certificate);
  const kept = {
    id: keyName(certificate.publicKey),
    name,
    created: validity.notBefore.toISOString(),
    chain: [...between, root].map((each) => each.certificate),
  };
  // The key first: what is listed can sign.
  const vault = await session.vault();
  await vault.set(testAuthorityKeyName(kept), new Secret(issuing.key));
  await changeTestAuthorities((authorities) => {
    requireNewName(name, authorities);
    return [...authorities, kept];
  }).catch(async (error: unknown) => {
    await vault.delete(testAuthorityKeyName(kept)).catch(() => undefined);
    throw error;
  });
  return kept;
}
