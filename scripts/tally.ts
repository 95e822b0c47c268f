/** How many checks or tests ended in which way. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a run consists of. */
export interface Step {
  readonly name: string;
  readonly tally: Tally;
}

/** One line for a step that has ended: how, which, and how long it took. */
export function endStep(name: string, start: number, tally: Tally): Step {
  const outcome = tally.failed === 0 ? 'passed' : 'failed';
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${outcome}  ${name} (${seconds} s)\n`);
  return { name, tally };
}

/** Ends a run: what failed, its last line, and the exit code. */
export function conclude(steps: readonly Step[]): void {
  const total = (way: keyof Tally): number => steps.reduce((all, { tally }) => all + tally[way], 0);
  const failures = steps.filter(({ tally }) => tally.failed > 0).map(({ name }) => name);
  if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
  process.stdout.write(
    `\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}
