import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

// NODE_ENV would leave out what only development needs; the others describe the outer npm.
const disturbing =
  /^(?:NODE_ENV|NODE|INIT_CWD|COLOR|npm_(?!config_).*|npm_config_(?:local_|global_)?prefix)$/;

/**
 * The environment for what the bootstrap starts: this node comes first in PATH, and nothing tells of
 * an outer npm. What a person may have set stays: the registry, the proxy, NODE_OPTIONS.
 *
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWith(node) {
  const kept = Object.entries(process.env).filter(([name]) => !disturbing.test(name));
  const [name, path = ''] = kept.find(([each]) => each.toUpperCase() === 'PATH') ?? ['PATH'];
  return { ...Object.fromEntries(kept), [name]: withFirst(node, path) };
}

/**
 * Leaves PATH as it is where it is right: what else stands in node's folder need not come first.
 *
 * @param {string} node
 * @param {string} path
 */
function withFirst(node, path) {
  const found = path
    .split(delimiter)
    .map((folder) => join(folder, basename(node)))
    .find((program) => existsSync(program));
  if (found !== undefined && realpathSync(found) === realpathSync(node)) return path;
  return dirname(node) + delimiter + path;
}
