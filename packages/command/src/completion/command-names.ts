import type { Catalog } from '../declaration/catalog.ts';
import { typedName } from '../declaration/names.ts';
import type { Candidate } from '../declaration/parameter.ts';
import { begins } from './offer.ts';

/**
 * The commands that can be meant, written as somebody has begun to: get-profile or Get-Profile. An
 * alias is offered only to those who know it.
 */
export async function commandNames(catalog: Catalog, typed: string): Promise<readonly Candidate[]> {
  const all = await catalog.descriptions();
  const written = /^\p{Lu}/u.test(typed) ? (name: string): string => name : typedName;
  const named = all.map(({ name, summary }) => ({ value: written(name), says: summary }));
  const found = named.filter(({ value }) => begins(value, typed));
  if (found.length > 0) return found;
  return all
    .flatMap(({ aliases, summary }) => aliases.map((value) => ({ value, says: summary })))
    .filter(({ value }) => begins(value, typed));
}
