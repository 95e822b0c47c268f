import { isPattern, like } from '@hawser/command/binding/like';
import type { Answered } from '@hawser/core/api/contract';
import type { listAdministrators } from '@hawser/core/api/contracts/administrators';
import { siteAdministratorErrors } from './administrator-errors.ts';
import { givenFingerprint } from './fingerprint.ts';

type Administrator = Answered<typeof listAdministrators>[number];

/** Whether two names are the same person's; nobody is two people by the case of a letter. */
function sameAdministrator(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
}

/** Those of a name, or of names like a pattern. */
export function administratorsLike(
  named: string,
  all: readonly Administrator[],
): readonly Administrator[] {
  if (!isPattern(named)) return all.filter(({ name }) => sameAdministrator(name, named));
  const alike = like(named.toLowerCase());
  return all.filter(({ name }) => alike.test(name.toLowerCase()));
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
