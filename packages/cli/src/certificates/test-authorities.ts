import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import { systemClock } from '@hawser/core/clock';
import { changeDocument, readDocument } from '@hawser/core/files/document';
import { paths } from '@hawser/core/paths';
import type { Issued } from '@hawser/core/pki/issued';
import { membersOf, textIn, textsIn } from './read-members.ts';
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

function place(): string {
  return join(paths().data, 'test-authorities.json');
}

function parse(value: unknown): { readonly authorities: readonly TestAuthority[] } {
  const { version, authorities } = membersOf(value);
  if (version !== 1) throw new Error('"version" is not 1');
  if (!Array.isArray(authorities)) throw new Error('"authorities" is no list');
  return { authorities: authorities.map(parseAuthority) };
}

function parseAuthority(value: unknown): TestAuthority {
  const written = membersOf(value);
  const chain = textsIn(written, 'chain');
  if (chain.length === 0) throw new Error('"chain" is empty');
  return {
    id: textIn(written, 'id'),
    name: textIn(written, 'name'),
    created: textIn(written, 'created'),
    chain,
  };
}

/** Those of this machine and this user, the oldest first. */
export async function readTestAuthorities(): Promise<readonly TestAuthority[]> {
  return (await readDocument(place(), parse))?.authorities ?? [];
}

export async function changeTestAuthorities(
  change: (authorities: readonly TestAuthority[]) => readonly TestAuthority[],
): Promise<void> {
  await changeDocument(place(), parse, (before) => ({
    version: 1,
    authorities: change(before?.authorities ?? []),
  }));
}

/** Where the vault keeps its key. */
export function testAuthorityKeyName({ id }: Pick<TestAuthority, 'id'>): string {
  return `test-authority/${id}/key`;
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
