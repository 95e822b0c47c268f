import { run } from '../../bootstrap/child-process.mjs';
import type { Product } from './product.ts';
import { join } from 'node:path';

/** Makes the tarball of a package's folder, as it would be published, in that folder's parent. */
export async function pack({ name, version }: Product, outDir: string): Promise<string> {
  const { code, output } = await run('npm', ['pack', `./${name}`, '--ignore-scripts'], {
    cwd: outDir,
    quiet: true,
  });
  if (code !== 0) throw new Error(`npm pack ${name} failed:\n${output}`);
  return join(outDir, `${name}-${version}.tgz`);
}
