import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

const named = /(?<=new URL\('\.\/)([\w-]+)\.ts(?=', import\.meta\.url\))/g;

/**
 * Makes a file of its own of each module that the sources name by its URL: what a thread begins with.
 *
 * They are bundled apart from the program. If they shared its chunks, there would be more of these,
 * and each command would have to find and read them; and a thread would load more than it runs.
 */
export function workerThreads(options: BuildOptions): Plugin {
  return {
    name: 'worker-threads',
    setup(program) {
      const entryPoints: Record<string, string> = {};
      program.onLoad({ filter: /[/\\]packages[/\\]\w+[/\\]src[/\\].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replaceAll(named, (_, name: string) => {
          const file = join(dirname(path), `${name}.ts`);
          if ((entryPoints[name] ??= file) !== file)
            throw new Error(`There are two of ${name}.ts.`);
          return `${name}.js`;
        });
        return contents === source ? undefined : { contents, loader: 'ts' };
      });
      program.onEnd(async ({ outputFiles, metafile }) => {
        if (Object.keys(entryPoints).length === 0) return;
        const threads = await build({ ...options, entryPoints, write: false, metafile: true });
        outputFiles?.push(...threads.outputFiles);
        Object.assign(metafile?.inputs ?? {}, threads.metafile.inputs);
        Object.assign(metafile?.outputs ?? {}, threads.metafile.outputs);
      });
    },
  };
}
