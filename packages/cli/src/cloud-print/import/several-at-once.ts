/** The results of work on each item, in their order; at most so many are worked on at a time. */
export function severalAtOnce<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): readonly Promise<Result>[] {
  const results = items.map(() => Promise.withResolvers<Result>());
  const left = items.entries();
  const workOn = async (): Promise<void> => {
    // All take from the same, so that each item is taken once.
    for (const [place, item] of left) {
      const result = results[place];
      await work(item).then(result?.resolve, result?.reject);
    }
  };
  for (let each = 0; each < most; each += 1) void workOn();
  return results.map(({ promise }) => {
    // Whoever looks at a result late, or never, has heard of it all the same.
    promise.catch(() => undefined);
    return promise;
  });
}
