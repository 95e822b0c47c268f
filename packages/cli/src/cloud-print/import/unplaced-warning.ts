import { visible } from '@hawser/core/visible';
import type { PlannedPrinter } from './planned-printer.ts';

const mostNamed = 3;

/** Says of how many printers the place is not understood, with the words that most of them have. */
export function unplacedWarning(planned: readonly PlannedPrinter[]): string | undefined {
  const counts = new Map<string, number>();
  let all = 0;
  for (const one of planned) {
    if (one.kind !== 'publishable' || one.unplaced === undefined) continue;
    counts.set(one.unplaced, (counts.get(one.unplaced) ?? 0) + 1);
    all += 1;
  }
  if (all === 0) return undefined;
  const words = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostNamed)
    .map(([place]) => `"${visible(place.slice(0, 80))}"`)
    .join(', ');
  return all === 1
    ? `One printer has its place in words only, ${words}: people do not find it by them. Make a location of them by -LocationRule.`
    : `${all} printers have their places in words only, as ${words}: people do not find them by these. Make locations of them by -LocationRule.`;
}
