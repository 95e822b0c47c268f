import type { Catalog } from '../declaration/catalog.ts';

/** One of the product's binaries. */
export interface Program {
  /** As typed: hawser. */
  readonly name: string;
  readonly version: string;
  readonly summary: string;
  readonly catalog: Catalog;
}
