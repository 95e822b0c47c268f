import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Metafile, Plugin } from 'esbuild';
import { checkout } from '../../bootstrap/checkout.mjs';

const sources = join(checkout, 'packages') + sep;
const programFile = join(sources, 'command/src/program/run-program.ts');
const invocationFile = join(sources, 'command/src/invocation/invoke.ts');

/**
 * Makes two things of each `import()` in the sources.
 *
 * Few files: esbuild makes a chunk of every set of modules that some entry points share, and what is
 * loaded lazily is an entry point; that is dozens of chunks of a few lines, each a file to find and
 * read. So it is made to share all that has been loaded by then, which costs it nothing.
 *
 * The names that node would give: a chunk has to name what it exports, and what a CommonJS package
 * exports is nothing that esbuild knows.
 */
export function lazyModules(commandFiles: ReadonlySet<string>): Plugin {
  return {
    name: 'lazy-modules',
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
        if (!importer.startsWith(sources)) return undefined;
        const target = await build.resolve(path, {
          kind,
          importer,
          resolveDir,
          pluginData: 'resolving',
        });
        if (target.external || target.errors.length > 0) return target;
        // Completion loads a command to ask it for values, and does not run it.
        const isEarly = importer === programFile || commandFiles.has(target.path);
        const before = isEarly ? programFile : invocationFile;
        return {
          path: relative(checkout, target.path),
          namespace: 'lazy',
          suffix: `?after=${relative(checkout, before)}`,
        };
      });
      build.onLoad({ filter: /./, namespace: 'lazy' }, async ({ path, suffix }) => {
        const file = join(checkout, path);
        const before = join(checkout, suffix.slice('?after='.length));
        const contents = file.startsWith(sources)
          ? ownModule(file, before, commandFiles.has(file))
          : await packageModule(file);
        return { contents, resolveDir: dirname(file) };
      });
    },
  };
}

function ownModule(file: string, before: string, isCommand: boolean): string {
  const from = JSON.stringify(file);
  const byDefault = isCommand ? `export { default } from ${from};` : '';
  return `import ${JSON.stringify(before)}; export * from ${from}; ${byDefault}`;
}

async function packageModule(file: string): Promise<string> {
  const module = (await import(pathToFileURL(file).href)) as object;
  const names = Object.keys(module).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name));
  return `export { ${names.join(', ')} } from ${JSON.stringify(file)};`;
}

/** Throws where a package loads CommonJS lazily, which would find nothing in it but a default. */
export function refuseLazyCommonJs({ inputs }: Metafile): void {
  for (const [importer, { imports }] of Object.entries(inputs)) {
    for (const { path, kind, external } of imports) {
      if (kind !== 'dynamic-import' || external === true || inputs[path]?.format !== 'cjs')
        continue;
      throw new Error(`${importer} loads ${path} lazily, whose exports esbuild does not know.`);
    }
  }
}
