import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../../bootstrap/checkout.mjs';

/** A package of the workspace that is shipped: a program. */
export interface Product {
  /** The package, and the program in it. */
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  /** Of its sources. */
  readonly folder: string;
}

/** Those packages of the workspace that are not private. */
export async function products(): Promise<readonly Product[]> {
  const packages = join(checkout, 'packages');
  const folders = (await readdir(packages)).toSorted().map((name) => join(packages, name));
  const found = await Promise.all(folders.map(productIn));
  return found.filter((product) => product !== undefined);
}

async function productIn(folder: string): Promise<Product | undefined> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as Omit<Product, 'folder'> & { readonly private?: boolean };
  if (manifest.private === true) return undefined;
  const { name, version, description, license } = manifest;
  return { name, version, description, license, folder };
}
