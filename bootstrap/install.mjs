import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { step, StepFailed } from './step.mjs';
import { pnpm } from './toolchain.mjs';

// Within node_modules, so that it goes when they are deleted.
const stamp = join(checkout, 'node_modules', '.installed');

/**
 * Installs the packages as the lockfile has them.
 *
 * @param {string} version of the node that is used
 * @param {NodeJS.ProcessEnv} env
 */
export async function install(version, env) {
  await rm(stamp, { force: true });
  const title = 'Installing packages';
  const said = await step(title, 'npx', ['-y', pnpm, 'install', '--frozen-lockfile'], {
    // Without a terminal pnpm would refuse to replace what an older version of it has installed.
    env: { ...env, CI: 'true' },
  });
  // pnpm succeeds without an optional package, and the tools have their programs in such ones.
  if (said.includes('could not be fetched')) throw new StepFailed(title, said);
  await writeFile(stamp, await wanted(version));
}

/**
 * Tells whether an install of what the checkout now names has been done to its end.
 *
 * @param {string} version of the node that is used
 */
export async function isInstalled(version) {
  const found = await readFile(stamp, 'utf8').catch(() => undefined);
  return found === (await wanted(version));
}

/** @param {string} version */
async function wanted(version) {
  const packages = await readdir(join(checkout, 'packages'));
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    'test/package.json',
    ...packages.map((name) => `packages/${name}/package.json`),
  ];
  const hash = createHash('sha256').update([pnpm, version, process.platform, process.arch].join());
  for (const file of files) {
    hash.update(`\n${file}\n`).update(await readFile(join(checkout, file)).catch(() => ''));
  }
  return hash.digest('hex');
}
