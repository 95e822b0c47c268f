/** One line for a step that has ended: how, which, and how long it took. */
export function reportStep(outcome: 'passed' | 'failed', name: string, start: number): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${outcome}  ${name} (${seconds} s)\n`);
}
