import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { checkout } from '../../bootstrap/checkout.mjs';
import { isAllowed } from './allowed-licences.ts';
import { licenceText } from './licence-text.ts';

interface Package {
  readonly name: string;
  readonly version: string;
  /** SPDX: MIT, or (MIT OR CC0-1.0). */
  readonly licence: string;
  readonly text: string;
}

/** The licences of all packages whose code is in a bundle; throws where one is not to be shipped. */
export async function thirdPartyLicences(metafile: Metafile): Promise<string> {
  const packages = await Promise.all(bundledPackages(metafile).map(packageIn));
  const sections = packages
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version))
    .map(({ name, version, licence, text }) => `${name} ${version}, ${licence}\n\n${text.trim()}`);
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['This program contains the following packages.', ...sections].join(line)}\n`;
}

/** The folders of those packages that are in the bundle with at least a line. */
function bundledPackages({ outputs }: Metafile): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].map((folder) => join(checkout, folder));
}

async function packageIn(folder: string): Promise<Package> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
    readonly author?: unknown;
    readonly repository?: unknown;
  };
  const { name, version, license } = manifest;
  if (typeof license !== 'string' || !isAllowed(license)) {
    throw new Error(`${name} ${version} is not to be shipped: its licence is ${String(license)}.`);
  }
  const text = await licenceText(folder, manifest);
  if (text === undefined) throw new Error(`${name} ${version} comes without its licence's text.`);
  return { name, version, licence: license, text };
}
