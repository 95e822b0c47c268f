interface Step {
  readonly group_id: string;
  readonly member_id: string;
}

/** The groups from one up to another that it is in, both included, on a shortest way; undefined without one. */
export function wayUp(
  memberships: readonly Step[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly string[] | undefined {
  const groupsOf = Map.groupBy(memberships, ({ member_id }) => member_id);
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  // A map goes on to what is added while it is walked.
  for (const here of cameFrom.keys()) {
    if (here === to) return [...back(cameFrom, to)].toReversed();
    for (const { group_id: above } of groupsOf.get(here) ?? []) {
      if (!cameFrom.has(above)) cameFrom.set(above, here);
    }
  }
  return undefined;
}

function* back(
  cameFrom: ReadonlyMap<string, string | undefined>,
  to: string,
): Generator<string, void> {
  for (let here: string | undefined = to; here !== undefined; here = cameFrom.get(here)) yield here;
}
