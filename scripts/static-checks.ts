import { reportStep } from './report-step.ts';
import { failed, passed, sum, type Tally } from './tally.ts';
import { runTool, type Tool } from './tool.ts';

interface StaticCheck {
  readonly name: string;
  readonly tool: Tool;
  readonly args: readonly string[];
  /** What to do about what it finds, where its output does not say. */
  readonly advice?: string;
}

// The longest first, since two of them run at a time.
const checks: readonly StaticCheck[] = [
  { name: 'dead code', tool: 'knip', args: ['--no-progress', '--no-config-hints'] },
  { name: 'types', tool: 'tsc', args: ['-b'] },
  { name: 'lint', tool: 'oxlint', args: [] },
  {
    name: 'format',
    tool: 'oxfmt',
    args: ['--list-different'],
    advice: 'These files are not formatted; "npm run fix" does it.',
  },
];

/** Judges the sources without running them. */
export async function runStaticChecks(): Promise<Tally> {
  const waiting = [...checks];
  const tallies: Tally[] = [];
  const runWaiting = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      tallies.push(await runCheck(check));
    }
  };
  await Promise.all([runWaiting(), runWaiting()]);
  return sum(tallies);
}

async function runCheck({ name, tool, args, advice }: StaticCheck): Promise<Tally> {
  const start = performance.now();
  const { code, output } = await runTool(tool, args, { quiet: true });
  if (code === 0) {
    reportStep('passed', name, start);
    return passed;
  }
  reportStep('failed', name, start);
  process.stdout.write(`\n${output.trim()}\n${advice === undefined ? '' : `${advice}\n`}\n`);
  return failed;
}
