import { join, relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { checkout } from '../../bootstrap/checkout.mjs';

// Compiles the regular expressions for every emoji there is as soon as it is loaded, which takes as
// long as the whole of node. Text without emoji does not need it.
const deferred = /^string-width$/;

/** Packages that are loaded when their function is first called. */
export const deferredPackages: Plugin = {
  name: 'deferred-packages',
  setup(build) {
    build.onResolve({ filter: deferred }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement'
        ? { path, namespace: 'deferred', suffix: `?${relative(checkout, resolveDir)}` }
        : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'deferred' }, ({ path, suffix }) => ({
      contents: `
        let called;
        export default (...values) => {
          called ??= require(${JSON.stringify(path)}).default;
          return called(...values);
        };
      `,
      resolveDir: join(checkout, suffix.slice(1)),
    }));
  },
};
