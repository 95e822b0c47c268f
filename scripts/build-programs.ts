// Makes of the sources what the tests start, in the folder that is named first, which is to be the second in the end.
import { glob, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { checkout } from '../bootstrap/checkout.mjs';
import { bundle, bundling } from './build/bundle.ts';
import { entry } from './build/entry.ts';
import { manifest } from './build/manifest.ts';
import { type Product, products } from './build/product.ts';

const [, , folder = '', final = ''] = process.argv;

/** A thread that a source names by its URL is not beside what is made of that. */
const namedThreads: Plugin = {
  name: 'named-threads',
  setup(modules) {
    const named = /new URL\('\.\/([\w-]+-thread)\.ts', import\.meta\.url\)/g;
    modules.onLoad(
      { filter: /[/\\]packages[/\\]\w+[/\\](?:src|test)[/\\].*\.ts$/ },
      async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const beside = join(final, 'modules', relative(checkout, dirname(path)));
        const contents = source.replaceAll(named, (_, name: string) => {
          const url = pathToFileURL(join(beside, `${name}.js`)).href;
          return `new URL(${JSON.stringify(url)})`;
        });
        return contents === source ? undefined : { contents, loader: 'ts' };
      },
    );
  },
};

await Promise.all([...(await products()).map(writeProgram), writeModules()]);
// What no bundle holds is found here, as it would be in a folder of installed packages.
await symlink(join(checkout, 'packages/core/node_modules'), join(folder, 'node_modules'));

async function writeProgram(product: Product): Promise<void> {
  const { files } = await bundle(product);
  const write = async (path: string, contents: string | Uint8Array): Promise<void> => {
    const file = join(folder, product.name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, contents);
  };
  for (const [name, contents] of files) await write(`lib/${name}`, contents);
  await write(`bin/${product.name}.js`, entry(product));
  await write('package.json', await manifest(product, []));
}

/** Threads, and what tests start of their own: each at its place beneath the checkout. */
async function writeModules(): Promise<void> {
  const patterns = [
    'packages/*/{src,test}/**/*-thread.ts',
    'packages/site/test/**/{*-forever,run-replica,restore-and-stall}.ts',
  ];
  const modules = await Array.fromAsync(glob(patterns, { cwd: checkout }));
  const outdir = join(folder, 'modules');
  const options = bundling(outdir);
  await build({
    ...options,
    entryPoints: modules,
    outbase: checkout,
    write: true,
    plugins: [namedThreads, ...options.plugins],
  });
  await writeFile(join(outdir, 'package.json'), '{"type":"module"}');
}
