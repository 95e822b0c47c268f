import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../bootstrap/checkout.mjs';
import { endStep, type Step, type Tally } from './tally.ts';
import { runTool } from './tool.ts';

/** Runs vitest with these arguments. */
export async function runTests(args: readonly string[]): Promise<Step> {
  const start = performance.now();
  const build = join(checkout, '.build');
  await mkdir(build, { recursive: true });
  // A name of its own, since two runs may be under way in one checkout.
  const file = join(build, `tally-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=./scripts/tally-reporter.ts'];
  const { code } = await runTool('vitest', ['run', ...reporters, ...args], {
    env: { TALLY_FILE: file },
  });
  const tally = await readTally(file);
  await rm(file, { force: true });
  // Something fails the run that is neither a test nor before one, such as no test being found.
  const failed = code !== 0 && tally.failed === 0 ? 1 : tally.failed;
  return endStep('tests', start, { ...tally, failed });
}

/** Nothing is counted where vitest itself broke. */
async function readTally(file: string): Promise<Tally> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Tally;
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
