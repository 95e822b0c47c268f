import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../bootstrap/child-process.mjs';
import { checkout } from '../bootstrap/checkout.mjs';
import { measure } from '../test/bench/measure.ts';
import { renderingSpeed, tableMemory } from '../test/bench/rendering.ts';
import { report } from '../test/bench/report.ts';
import { startUpMemory, startUpTime } from '../test/bench/start-up.ts';

// Measures what is fast and has to stay so; test/bench/README.md says how.

const scratch = await mkdtemp(join(tmpdir(), 'hawser-bench-'));
try {
  process.env['HAWSER_HOME'] = join(scratch, 'home');
  const shipped = { packages: await build(join(scratch, 'packages')), scratch };
  for (const bench of [startUpTime(shipped), startUpMemory(shipped), renderingSpeed, tableMemory]) {
    const results = await measure(bench);
    process.stdout.write(report(bench, results));
    if (results.some(({ use }) => use > 1)) process.exitCode = 1;
  }
} finally {
  await rm(scratch, { recursive: true });
}

/** Builds the packages in a process of its own: the larger a process is, the slower it starts others. */
async function build(folder: string): Promise<string> {
  const script = join(checkout, 'scripts/build.ts');
  const { code, output } = await run(process.execPath, [script, folder], { quiet: true });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
  return folder;
}
