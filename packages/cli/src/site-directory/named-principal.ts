import { callSite } from '@hawser/core/api/call-site';
import { getClient } from '@hawser/core/api/contracts/clients';
import { getGroup } from '@hawser/core/api/contracts/groups';
import { getUser } from '@hawser/core/api/contracts/users';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';
import { directoryCommandErrors } from './directory-command-errors.ts';

export type PrincipalKind = 'user' | 'group' | 'client';

/** Somebody or something that a command names, as the site knows it. */
export interface Principal {
  readonly kind: PrincipalKind;
  readonly id: string;
  readonly name: string;
}

/** Whoever is meant by a name or an id among these kinds; throws where it is nobody, or more than one. */
export async function namedPrincipal(
  site: SiteAddress,
  named: string,
  { kinds, signal }: { readonly kinds: readonly PrincipalKind[]; readonly signal: AbortSignal },
): Promise<Principal> {
  const found = (
    await Promise.all(kinds.map(async (kind) => find(site, kind, named, signal)))
  ).filter((each) => each !== undefined);
  const [one, ...others] = found;
  const target = { target: named };
  if (one === undefined) {
    throw directoryCommandErrors('unknown', { name: named, ...among(kinds) }, target);
  }
  if (others.length === 0) return one;
  const all = found.map(({ kind, id }) => `a ${kind} (${id})`).join(', ');
  throw directoryCommandErrors('ambiguous', { name: named, kinds: all }, target);
}

function among(kinds: readonly PrincipalKind[]): { readonly kinds: string; readonly all: string } {
  const either = kinds.length < 2 ? kinds : [kinds.slice(0, -1).join(', '), ...kinds.slice(-1)];
  return {
    kinds: either.join(' or '),
    all: kinds.map((kind) => `hawser get-site-${kind}`).join(', '),
  };
}

async function find(
  site: SiteAddress,
  kind: PrincipalKind,
  named: string,
  signal: AbortSignal,
): Promise<Principal | undefined> {
  try {
    const { id, name } = await ask[kind](site, named, signal);
    return { kind, id, name };
  } catch (error) {
    if (error instanceof HawserError && error.code === 'directory-not-found') return undefined;
    throw error;
  }
}

type Ask = (
  site: SiteAddress,
  named: string,
  signal: AbortSignal,
) => Promise<{ readonly id: string; readonly name: string }>;

const ask: Readonly<Record<PrincipalKind, Ask>> = {
  user: async (site, user, signal) => callSite(site, getUser, { params: { user } }, { signal }),
  group: async (site, group, signal) => callSite(site, getGroup, { params: { group } }, { signal }),
  client: async (site, client, signal) =>
    callSite(site, getClient, { params: { client } }, { signal }),
};
