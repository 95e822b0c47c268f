interface PageWanted {
  readonly limit: number;
  readonly after?: string;
}

/** As many as a site gives at a time. */
const pageSize = 200;

/** Everything that a list of a site has, page by page as it is read. */
export async function* allItems<Item>(
  page: (
    wanted: PageWanted,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): AsyncGenerator<Item, void> {
  let wanted: PageWanted | undefined = { limit: pageSize };
  while (wanted !== undefined) {
    const { items, next } = await page(wanted);
    yield* items;
    wanted = next === null ? undefined : { limit: pageSize, after: next };
  }
}
