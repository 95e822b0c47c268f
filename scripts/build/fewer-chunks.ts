import { dirname, join, sep } from 'node:path';
import type { Plugin } from 'esbuild';
import { checkout } from '../../bootstrap/checkout.mjs';

const sources = join(checkout, 'packages') + sep;
const programFile = join(sources, 'command/src/program/run-program.ts');
const invocationFile = join(sources, 'command/src/invocation/invoke.ts');

/**
 * Keeps together what is loaded together. esbuild makes a chunk of every set of modules that some
 * entry points share, and a module that is loaded lazily is an entry point: dozens of chunks of a
 * few lines, each a file to find and read. So everything that is loaded lazily is made to share all
 * of what has been loaded by then, which costs it nothing.
 */
export function fewerChunks(commandFiles: ReadonlySet<string>): Plugin {
  return {
    name: 'fewer-chunks',
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
        const target = await resolve(path, { kind, importer, resolveDir, pluginData: 'resolving' });
        if (!target.path.startsWith(sources) || target.namespace !== 'file') return target;
        const before = importer === programFile ? programFile : invocationFile;
        return { path: target.path, namespace: 'lazy', pluginData: before };
      });
      onLoad({ filter: /./, namespace: 'lazy' }, ({ path, pluginData }) => {
        const from = JSON.stringify(path);
        const byDefault = commandFiles.has(path) ? `export { default } from ${from};` : '';
        const before = JSON.stringify(pluginData);
        const contents = `import ${before}; export * from ${from}; ${byDefault}`;
        return { contents, resolveDir: dirname(path) };
      });
    },
  };
}
