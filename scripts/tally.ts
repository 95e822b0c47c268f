/** What came out of checks or tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };
export const passed: Tally = { ...nothing, passed: 1 };
export const failed: Tally = { ...nothing, failed: 1 };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, each) => ({
      passed: all.passed + each.passed,
      failed: all.failed + each.failed,
      skipped: all.skipped + each.skipped,
    }),
    nothing,
  );
}

/** Ends a run: its last line, and the exit code that follows from it. */
export function conclude(...tallies: readonly Tally[]): void {
  const all = sum(tallies);
  process.stdout.write(`\n${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped\n`);
  process.exitCode = all.failed === 0 ? 0 : 1;
}
