import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkout } from '../../bootstrap/checkout.mjs';
import { bundle } from './bundle.ts';
import { entry } from './entry.ts';
import { manFolder, manPages } from './man-pages.ts';
import { manifest } from './manifest.ts';
import type { Product } from './product.ts';
import { readme } from './readme.ts';
import { thirdPartyLicences } from './third-party-licences.ts';

/** Makes the folder of the package that ships a program: what npm would publish. */
export async function buildPackage(
  product: Product,
  all: readonly Product[],
  outDir: string,
): Promise<string> {
  const { files, metafile } = await bundle(product);
  const pages = await manPages(product, all);
  const folder = join(outDir, product.name);
  await rm(folder, { recursive: true, force: true });

  const write = async (path: string, contents: string | Uint8Array): Promise<void> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  };
  for (const [name, contents] of files) await write(`lib/${name}`, contents);
  await write(`bin/${product.name}.js`, entry(product));
  await write(
    'package.json',
    await manifest(
      product,
      pages.map((page) => `man/${page}`),
    ),
  );
  await write('README.md', readme(product));
  await write('THIRD-PARTY-LICENSES', await thirdPartyLicences(metafile));
  await cp(join(checkout, 'LICENSE'), join(folder, 'LICENSE'));
  for (const page of pages) await cp(join(manFolder, page), join(folder, 'man', page));
  return folder;
}
