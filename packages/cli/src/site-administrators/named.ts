import type { Answered } from '@hawser/core/api/contract';
import type { listAdministrators } from '@hawser/core/api/contracts/administrators';
import { siteAdministratorErrors } from './administrator-errors.ts';
import { givenFingerprint } from './fingerprint.ts';

type Administrator = Answered<typeof listAdministrators>[number];

/** Whether two names are the same person's; nobody is two people by the case of a letter. */
export function sameAdministrator(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
}

/** The fingerprints that somebody means by what was given. */
export function meantFingerprints(
  all: readonly Administrator[],
  {
    fingerprint = [],
    name,
  }: { readonly fingerprint: readonly string[] | undefined; readonly name: string | undefined },
): readonly string[] {
  const given = fingerprint.map(givenFingerprint);
  if (name === undefined) {
    if (given.length === 0) throw siteAdministratorErrors('nobody-named', {});
    return [...new Set(given)];
  }
  const named = all.filter((each) => sameAdministrator(each.name, name) && each.revoked === null);
  if (named.length === 0) throw siteAdministratorErrors('unknown-name', { name }, { target: name });
  return [...new Set([...given, ...named.map((each) => each.fingerprint)])];
}
