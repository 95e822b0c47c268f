import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';
import { catalogFile, type SourceCommands } from './source-commands.ts';
import type { Product } from './product.ts';

/** The file beside the bundle with what there is to say of the commands. */
export const descriptionsFile = 'descriptions.json';

/** Puts a catalog that knows its commands in the place of the one that reads folders. */
export function bundledCatalog(product: Product, { files }: SourceCommands): Plugin {
  const file = catalogFile(product);
  const descriptions = `./${descriptionsFile}`;
  const modules = [...files].map(
    ([name, path]) => `${JSON.stringify(name)}: () => import(${JSON.stringify(path)}),`,
  );
  // Node parses JSON faster than the same data as a script, and a help text is made of nothing else.
  const contents = `
    import { bundledCatalog } from '@hawser/command/declaration/bundled-catalog';
    export const catalog = bundledCatalog({
      descriptions: async () =>
        (await import('${descriptions}', { with: { type: 'json' } })).default,
      modules: { ${modules.join('\n')} },
    });
  `;
  return {
    name: 'bundled-catalog',
    setup(build) {
      build.onResolve({ filter: /descriptions\.json$/ }, ({ path }) =>
        path === descriptions ? { path, external: true } : undefined,
      );
      build.onLoad({ filter: /catalog\.ts$/ }, ({ path }) =>
        path === file ? { contents, loader: 'js', resolveDir: dirname(file) } : undefined,
      );
    },
  };
}
