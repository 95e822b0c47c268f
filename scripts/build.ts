import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { checkout } from '../bootstrap/checkout.mjs';
import { pack } from './build/pack.ts';
import { buildPackage } from './build/package.ts';
import { products } from './build/product.ts';

// Makes of each program the package that is shipped: `npm run build [folder]`, without one in dist.
const outDir = resolve(process.argv[2] ?? join(checkout, 'dist'));

const all = await products();
for (const product of all) {
  await buildPackage(product, all, outDir);
  const tarball = await pack(product, outDir);
  const { size } = await stat(tarball);
  process.stdout.write(`${relative('', tarball)} (${Math.ceil(size / 1024)} KB)\n`);
}
