import type { Catalog } from '../declaration/catalog.ts';

/** One of the product's binaries. */
export interface Program {
  /** As typed: hawser. */
  readonly name: string;
  readonly version: string;
  readonly summary: string;
  readonly catalog: Catalog;
  /** The package.json beside which oclif finds the commands. */
  readonly packageFile: URL;
  /** The module that gives oclif the commands, from the package's folder. */
  readonly oclifCommands: string;
}
