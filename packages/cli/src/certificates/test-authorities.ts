import { X509Certificate } from 'node:crypto';
import type { Session } from '@hawser/command/invocation/session';
import { systemClock } from '@hawser/core/clock';
import type { Issued } from '@hawser/core/pki/issued';
import { certificatesIn } from './kept-certificate.ts';
import { keptList } from './kept-list.ts';
import { membersOf, textIn } from './read-members.ts';
import { testAuthorityErrors } from './test-authority-errors.ts';

/** An authority of this machine, for a lab. The key by which it issues is in the vault. */
export interface TestAuthority {
  /** The first digits of the hash of its key. */
  readonly id: string;
  readonly name: string;
  readonly created: string;
  /** Who issues, who has issued that one, and so on to the root (PEM). */
  readonly chain: readonly string[];
}

function parseAuthority(value: unknown): TestAuthority {
  const written = membersOf(value);
  const chain = certificatesIn(written, 'chain');
  if (chain.length === 0) throw new Error('"chain" is empty');
  return {
    id: textIn(written, 'id'),
    name: textIn(written, 'name'),
    created: textIn(written, 'created'),
    chain,
  };
}

const kept = keptList({
  file: 'test-authorities.json',
  member: 'authorities',
  parse: parseAuthority,
});
export const { read: readTestAuthorities, change: changeTestAuthorities } = kept;

/** Where the vault keeps its key. */
export function testAuthorityKeyName({ id }: Pick<TestAuthority, 'id'>): string {
  return `test-authority/${id}/key`;
}

/**
 * Gives up an authority, its key first: where that is stopped in between, the authority is still
 * listed, and can be given up again.
 */
export async function dropTestAuthority(
  { id }: Pick<TestAuthority, 'id'>,
  { vault }: Pick<Session, 'vault'>,
): Promise<void> {
  const keys = await vault();
  await changeTestAuthorities(async (authorities) => {
    await keys.delete(testAuthorityKeyName({ id }));
    return authorities.filter((each) => each.id !== id);
  });
}

export function testAuthorityCalled(
  name: string,
  authorities: readonly TestAuthority[],
): TestAuthority | undefined {
  const folded = name.toLowerCase();
  return authorities.find((each) => each.id === name || each.name.toLowerCase() === folded);
}

/** The one that is meant by its name or its id; without, the only one. */
export async function requireTestAuthority(name: string | undefined): Promise<TestAuthority> {
  const authorities = await readTestAuthorities();
  if (name !== undefined) {
    const found = testAuthorityCalled(name, authorities);
    if (found === undefined) throw testAuthorityErrors('not-found', { name }, { target: name });
    return found;
  }
  const [only, other] = authorities;
  if (only === undefined) throw testAuthorityErrors('none', {});
  if (other === undefined) return only;
  const names = authorities.map((each) => `"${each.name}"`).join(', ');
  throw testAuthorityErrors('several', { names });
}

/** What it signs with, while it holds. */
export async function openTestAuthority(
  { id, name, chain }: TestAuthority,
  { vault }: Pick<Session, 'vault'>,
): Promise<Issued & { readonly until: Date }> {
  const [certificate = ''] = chain;
  const { validToDate: until } = new X509Certificate(certificate);
  if (until.getTime() <= systemClock.now()) {
    throw testAuthorityErrors('ended', { name, id, until: until.toISOString() }, { target: name });
  }
  const key = await (await vault()).get(testAuthorityKeyName({ id }));
  if (key === undefined) throw testAuthorityErrors('no-key', { name, id }, { target: name });
  return { certificate, key: key.reveal(), until };
}
