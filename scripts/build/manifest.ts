import { oldestNode } from '../../bootstrap/toolchain.mjs';
import { optionalDependencies } from './native-packages.ts';
import type { Product } from './product.ts';

/** The package.json of a program as it is shipped, with these of its files being man pages. */
export async function manifest(product: Product, manPages: readonly string[]): Promise<string> {
  const { name, version, description, license } = product;
  const fields = {
    name,
    version,
    description,
    license,
    type: 'module',
    bin: { [name]: `bin/${name}.js` },
    ...(manPages.length === 0 ? {} : { man: manPages }),
    files: ['bin', 'lib', 'man', 'THIRD-PARTY-LICENSES'],
    engines: { node: `>=${oldestNode}` },
    optionalDependencies: await optionalDependencies(),
  };
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}
