import { folded, parameterName } from '../declaration/names.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';

export type NameMatch =
  | { readonly found: PlacedParameter }
  | { readonly ambiguous: readonly string[] }
  | { readonly nearest: readonly string[] };

/**
 * The parameter somebody means: by its name, an alias, or a beginning that only it has. A beginning
 * means the command's own parameter before one that every command has.
 */
export function matchParameter(written: string, parameters: readonly PlacedParameter[]): NameMatch {
  const wanted = folded(written);
  const names = parameters.map((parameter) => ({
    parameter,
    names: [parameter.key, ...(parameter.aliases ?? [])].map(folded),
  }));
  const exact = names.find((each) => each.names.includes(wanted));
  if (exact !== undefined) return { found: exact.parameter };

  const begins = names
    .filter((each) => each.names.some((name) => name.startsWith(wanted)))
    .map((each) => each.parameter);
  const own = begins.filter((parameter) => parameter.origin === 'own');
  const meant = own.length > 0 ? own : begins;
  const [first] = meant;
  if (first !== undefined && meant.length === 1) return { found: first };
  if (meant.length > 1) {
    return { ambiguous: meant.map((parameter) => `-${parameterName(parameter.key)}`) };
  }
  const all = parameters.map((parameter) => parameterName(parameter.key));
  return { nearest: nearest(written, all).map((name) => `-${name}`) };
}

/** Those names that a person may have meant, best first. */
export function nearest(written: string, names: readonly string[], most = 3): string[] {
  const wanted = folded(written);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  return names
    .map((name) => ({ name, distance: distance(wanted, folded(name), limit) }))
    .filter((each) => each.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, most)
    .map((each) => each.name);
}

/** Damerau-Levenshtein (adjacent letters may be swapped), given up above the limit. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 64) return Infinity;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? Infinity;
}
