import { join, relative } from 'node:path';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { checkout } from '../../bootstrap/checkout.mjs';
import { oldestNode } from '../../bootstrap/toolchain.mjs';
import { builtinModules } from './builtin-modules.ts';
import { bundledCatalog, descriptionsFile } from './bundled-catalog.ts';
import { deferredPackages } from './deferred-packages.ts';
import { lazyModules, refuseLazyCommonJs } from './lazy-modules.ts';
import { nativePackages } from './native-packages.ts';
import type { Product } from './product.ts';
import { sourceCommands } from './source-commands.ts';
import { workerThreads } from './worker-threads.ts';

/** A program in few files, without any packages beside it. */
export interface Bundle {
  /** What is in each file, by its name. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly metafile: Metafile;
}

/** What packages load only for what is not asked of them here. */
const unused = [
  'typescript', // oclif: a command's sources
  '@fastify/ajv-compiler', // fastify: a validator, and a serializer; it is given them
  '@fastify/fast-json-stringify-compiler',
  'light-my-request', // fastify: requests without a port, for tests
  'apache-arrow', // Azure's client: lists of blobs in another format than the usual
];

/** How all of it is bundled, into that folder. */
export function bundling(outdir: string) {
  return {
    absWorkingDir: checkout,
    outdir,
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: `node${oldestNode}`,
    chunkNames: '[name]-[hash]',
    sourcemap: true,
    sourcesContent: false,
    // THIRD-PARTY-LICENSES has them all.
    legalComments: 'none',
    // Which a module has not; some CommonJS packages look for files beside them.
    define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' },
    external: [...nativePackages.map((name) => `${name}/*`), ...nativePackages, ...unused],
    plugins: [builtinModules, deferredPackages],
    logLevel: 'warning',
  } satisfies BuildOptions;
}

export async function bundle(product: Product): Promise<Bundle> {
  const commands = await sourceCommands(product);
  // Where the sources are seen from: the same wherever the files are written in the end.
  const outdir = join(checkout, 'dist', product.name, 'lib');
  const options = {
    ...bundling(outdir),
    // From here the sources are found, and what a stack trace shows is no path of any machine.
    sourceRoot: `${product.name}:///dist/${product.name}/lib/`,
  };
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { main: join(product.folder, 'src/main.ts') },
    plugins: [
      bundledCatalog(product, commands),
      ...options.plugins,
      lazyModules(new Set(commands.files.values())),
      workerThreads(options),
    ],
  });
  refuseLazyCommonJs(metafile);
  const files = new Map<string, Uint8Array | string>(
    outputFiles.map(({ path, contents }) => [relative(outdir, path), contents]),
  );
  files.set(descriptionsFile, JSON.stringify(commands.descriptions));
  return { files, metafile };
}
