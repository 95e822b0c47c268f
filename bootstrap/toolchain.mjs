import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';

/** The node that a checkout brings for itself. */
export const nodeVersion = '26.10.0';
/** The oldest one that runs the sources; whoever has it or a newer one uses his own. */
export const oldestNode = 24;
/** The installer of the packages. */
export const pnpm = 'pnpm@12.21.0';

/** What a checkout brings for itself. */
export const toolchain = join(checkout, '.toolchain');

/** Where its node is put; each system finds its own in a checkout that several of them share. */
export const nodeFolder = join(
  toolchain,
  `node-${nodeVersion}-${process.platform}-${process.arch}`,
);

/** The way from a folder of node to its program. */
export const nodeProgram = join('bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * The checkout's own node, if a run of the bootstrap has brought one.
 *
 * @returns {string | undefined}
 */
export function nodeOfCheckout() {
  const node = join(nodeFolder, nodeProgram);
  return existsSync(node) ? node : undefined;
}
