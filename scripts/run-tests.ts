import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '../bootstrap/checkout.mjs';
import { failed, type Tally } from './tally.ts';
import { runTool } from './tool.ts';

/** What is read of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Runs vitest with these arguments, and counts what it reports. */
export async function runTests(args: readonly string[]): Promise<Tally> {
  const build = join(checkout, '.build');
  await mkdir(build, { recursive: true });
  // A name of its own, since two runs may be under way in one checkout.
  const file = join(build, `tests-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await runTool('vitest', ['run', ...reporters, ...args]);
  try {
    const counted = count(JSON.parse(await readFile(file, 'utf8')) as Report);
    // An error outside of every test fails the run and nothing else.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch {
    // No report: vitest itself broke, and has said why.
    return failed;
  } finally {
    await rm(file, { force: true });
  }
}

function count(report: Report): Tally {
  // A file that does not load fails without a failed test in it.
  const failures = report.testResults
    .filter(({ status }) => status === 'failed')
    .map((file) => file.assertionResults.filter(({ status }) => status === 'failed').length || 1);
  return {
    passed: report.numPassedTests,
    failed: failures.reduce((all, each) => all + each, 0),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
