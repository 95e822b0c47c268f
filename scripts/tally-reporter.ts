import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import type { Tally } from './tally.ts';

/** Tells the process that started vitest how many tests ended in which way. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const file = process.env['TALLY_FILE'];
    if (file === undefined) throw new Error('TALLY_FILE names the file to write; it is not set.');
    const tallies = modules.map(tallyOf);
    const total = (way: keyof Tally): number => tallies.reduce((all, each) => all + each[way], 0);
    const tally: Tally = {
      passed: total('passed'),
      failed: total('failed') + outside.length,
      skipped: total('skipped'),
    };
    writeFileSync(file, JSON.stringify(tally));
  }
}

function tallyOf(module: TestModule): Tally {
  const tests = (state: 'passed' | 'failed' | 'skipped'): number =>
    [...module.children.allTests(state)].length;
  // What fails before a test, a file that does not load or a beforeAll, fails no test.
  const before = [module, ...module.children.allSuites()].filter(
    (each) => each.errors().length > 0,
  );
  return {
    passed: tests('passed'),
    failed: tests('failed') + before.length,
    skipped: tests('skipped'),
  };
}
