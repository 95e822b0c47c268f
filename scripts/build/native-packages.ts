import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../../bootstrap/checkout.mjs';

/** Packages with a part for each system, which cannot be bundled. The programs do without them too. */
export const nativePackages: readonly string[] = ['@napi-rs/keyring'];

/** The packages as a manifest's optional dependencies, in the versions of the workspace's catalog. */
export async function optionalDependencies(): Promise<Readonly<Record<string, string>>> {
  const catalog = await readFile(join(checkout, 'pnpm-workspace.yaml'), 'utf8');
  return Object.fromEntries(nativePackages.map((name) => [name, versionIn(catalog, name)]));
}

function versionIn(catalog: string, name: string): string {
  const [, version] = new RegExp(`^ +'?${name}'?: ([\\d.]+)(?: |$)`, 'm').exec(catalog) ?? [];
  if (version === undefined) throw new Error(`The catalog names no exact version of ${name}.`);
  return version;
}
