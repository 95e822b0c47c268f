import { isPattern, like } from '@hawser/command/binding/like';
import type { Call } from '@hawser/command/invocation/call';
import { allItems } from './all-items.ts';

interface Lists<Item> {
  readonly get: (named: string) => Promise<Item>;
  readonly page: (
    query: Readonly<{ filter?: string; limit: number; after?: string }>,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>;
}

/**
 * Those that are named, by a name, an id or a pattern such as temp-*; without names, all whose names
 * begin so. Nothing being like a pattern is an answer, and nobody having a name is a mistake.
 */
export async function* namedItems<Item extends { readonly name: string }>(
  {
    name: names,
    filter,
  }: { readonly name: readonly string[] | undefined; readonly filter: string | undefined },
  { get, page }: Lists<Item>,
  attempt: Call['attempt'],
): AsyncGenerator<Item, void> {
  const beginning = (search: string): AsyncGenerator<Item, void> =>
    allItems(async (wanted) => page(search === '' ? wanted : { filter: search, ...wanted }));
  if (names === undefined) yield* beginning(filter ?? '');
  for (const named of names ?? []) {
    if (!isPattern(named)) {
      const found = await attempt(async () => get(named));
      if (found !== undefined) yield found;
      continue;
    }
    const alike = like(named.toLowerCase());
    for await (const item of beginning(named.replace(/[*?].*$/s, ''))) {
      if (alike.test(item.name.toLowerCase())) yield item;
    }
  }
}
