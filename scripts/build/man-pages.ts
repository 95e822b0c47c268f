import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../../bootstrap/checkout.mjs';
import type { Product } from './product.ts';

/** Where the man pages of all programs are. */
export const manFolder = join(checkout, 'docs/man');

/** The files of those that are about a program or one of its commands. */
export async function manPages(
  product: Product,
  all: readonly Product[],
): Promise<readonly string[]> {
  const files = await readdir(manFolder);
  return files.filter((file) => subject(file, all) === product).toSorted();
}

/** hawser-agent-get-help.1 is about hawser-agent, not about hawser. */
function subject(file: string, all: readonly Product[]): Product | undefined {
  return all
    .filter(({ name }) => file === `${name}.1` || file.startsWith(`${name}-`))
    .toSorted((a, b) => b.name.length - a.name.length)
    .at(0);
}
