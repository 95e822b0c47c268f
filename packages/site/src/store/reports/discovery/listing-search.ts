/** Where a list goes on: after a name, or after a place in the order in which printers are kept. */
export type ListingPlace =
  | { readonly by: 'name'; readonly key: string; readonly number: number }
  | { readonly by: 'listing'; readonly descriptor: number; readonly number: number };

/** Which printers are looked for. */
export interface ListingSearch {
  /** Those that may be seen, in ascending order. */
  readonly descriptors: readonly number[];
  /** The keys of terms, all of which a printer has. */
  readonly keys: readonly string[];
  /** The id of a place in the tree that it is in. */
  readonly place?: number | undefined;
  /** How one of its words begins. */
  readonly beginning?: string | undefined;
  readonly after?: ListingPlace | undefined;
  readonly limit: number;
}

/** Up to so many are counted. */
export const mostCounted = 1000;
/** Up to so many are put in the order of their names, for which all of their rows are read. */
export const mostSorted = 400;
