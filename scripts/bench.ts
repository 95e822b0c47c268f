import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from '../test/bench/measure.ts';
import { renderingSpeed, tableMemory } from '../test/bench/rendering.ts';
import { report } from '../test/bench/report.ts';
import { type Shipped, startUpMemory, startUpTime } from '../test/bench/start-up.ts';
import { buildPackage } from './build/package.ts';
import { products } from './build/product.ts';

// Measures what is fast and has to stay so; test/bench/README.md says how.

const scratch = await mkdtemp(join(tmpdir(), 'hawser-bench-'));
try {
  process.env['HAWSER_HOME'] = join(scratch, 'home');
  const shipped = await build(join(scratch, 'packages'));
  for (const bench of [startUpTime(shipped), startUpMemory(shipped), renderingSpeed, tableMemory]) {
    const results = await measure(bench);
    process.stdout.write(report(bench, results));
    if (results.some(({ use }) => use > 1)) process.exitCode = 1;
  }
} finally {
  await rm(scratch, { recursive: true });
}

async function build(packages: string): Promise<Shipped> {
  const all = await products();
  for (const product of all) await buildPackage(product, all, packages);
  return { packages, scratch };
}
