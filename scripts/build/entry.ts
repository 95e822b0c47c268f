import { oldestNode } from '../../bootstrap/toolchain.mjs';
import type { Product } from './product.ts';

/**
 * The file that starts a shipped program. It tells the version before anything is loaded, and it is
 * written so that a node that is too old can read it and say so.
 */
export function entry({ name, version }: Product): string {
  return `#!/usr/bin/env node
var words = process.argv.slice(2);
if (words[0] === '--version' || words[0] === '-V') {
  process.stdout.write('${name} ${version}\\n');
} else if (parseInt(process.versions.node, 10) < ${oldestNode}) {
  process.stderr.write(
    '${name} needs Node.js ${oldestNode} or later; this is ' + process.versions.node +
      ', ' + process.execPath + '.\\n  Get a newer one: https://nodejs.org/\\n'
  );
  process.exitCode = 1;
} else {
  // Only with these is a stack trace shown, and it is to lead to the sources.
  if (words.some((word) => /^--?(debug|verbose)$/i.test(word))) process.setSourceMapsEnabled(true);
  import('../lib/main.js');
}
`;
}
