import { isBuiltin } from 'node:module';
import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { checkout } from '../../bootstrap/checkout.mjs';

/**
 * Takes node's own modules from `process.getBuiltinModule`.
 *
 * To import one makes node fill in all that it exports, and for that load what few programs use:
 * with `node:fs` come promises, streams and readline, with `node:util` diff and workers. These two
 * alone cost a start some 5 ms and 6 MB. Besides, the bundled CommonJS packages need no `require`
 * then, which a module has not.
 */
export const builtinModules: Plugin = {
  name: 'builtin-modules',
  setup(build) {
    build.onResolve({ filter: /^[a-z]/ }, ({ path, importer, kind }) => {
      if (!isBuiltin(path) || kind === 'dynamic-import') return undefined;
      // Of its importer alone, or several importers in different chunks would make it a chunk too.
      const suffix = `?${kind}?${relative(checkout, importer)}`;
      return { path, namespace: 'builtin', suffix, sideEffects: false };
    });
    build.onLoad({ filter: /./, namespace: 'builtin' }, ({ path, suffix }) => ({
      contents: suffix.startsWith('?require-call?') ? commonJs(path) : module(path),
    }));
  },
};

function taken(path: string): string {
  const name = path.startsWith('node:') ? path : `node:${path}`;
  return `process.getBuiltinModule(${JSON.stringify(name)})`;
}

function commonJs(path: string): string {
  return `module.exports = ${taken(path)};`;
}

/** Each export by itself, so that only what is used is touched. */
function module(path: string): string {
  const names = Object.keys(process.getBuiltinModule(path) ?? {}).filter(
    (name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== 'default',
  );
  const exports = names.map((name, index) => `export { e${index} as ${name} };`);
  const values = names.map((name, index) => `const e${index} = /* @__PURE__ */ get('${name}');`);
  return `
    const builtin = ${taken(path)};
    const get = (name) => builtin[name];
    ${values.join('\n')}
    ${exports.join('\n')}
    export default builtin;
  `;
}
