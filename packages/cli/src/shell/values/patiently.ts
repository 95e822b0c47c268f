import { valueErrors } from './value-errors.ts';

/** What is done with all elements at once cannot be interrupted: it is given so long. */
const mostMs = 10_000;

/** Has something done for each element, as long as that does not take too long. */
export function* patiently<Item>(items: readonly Item[]): Generator<Item> {
  const end = performance.now() + mostMs;
  for (const item of items) {
    yield item;
    if (performance.now() > end) throw valueErrors('slow-list', { count: items.length });
  }
}
