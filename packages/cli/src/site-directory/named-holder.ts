import type { SiteAddress } from '@hawser/core/api/site-request';
import { namedPrincipal, type PrincipalKind } from './named-principal.ts';

/** Somebody who can have a role, as grants have it. */
export interface Holder {
  readonly kind: PrincipalKind | 'claim';
  readonly holder: string;
  readonly name: string;
}

const kinds = ['user', 'group', 'client'] as const;

/** Whoever is meant by a name, an id, or a group in tokens of another directory. */
export async function namedHolder(
  site: SiteAddress,
  named: string,
  { kind, signal }: { readonly kind: PrincipalKind | undefined; readonly signal: AbortSignal },
): Promise<Holder> {
  if (named.startsWith('claim:')) return { kind: 'claim', holder: named, name: named };
  const among = kind === undefined ? kinds : [kind];
  const found = await namedPrincipal(site, named, { kinds: among, signal });
  return { kind: found.kind, holder: found.id, name: found.name };
}
