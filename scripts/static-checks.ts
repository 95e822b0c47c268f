import { endStep, type Step } from './tally.ts';
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
    advice: 'These files are not formatted; "npm run fix" formats them.',
  },
];

/** Judges the sources without running them. */
export async function runStaticChecks(): Promise<readonly Step[]> {
  const waiting = [...checks];
  const steps: Step[] = [];
  const runWaiting = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      steps.push(await runCheck(check));
    }
  };
  await Promise.all([runWaiting(), runWaiting()]);
  return steps;
}

async function runCheck({ name, tool, args, advice }: StaticCheck): Promise<Step> {
  const start = performance.now();
  const { code, output } = await runTool(tool, args, { quiet: true });
  if (code === 0) return endStep(name, start, { passed: 1, failed: 0, skipped: 0 });
  const step = endStep(name, start, { passed: 0, failed: 1, skipped: 0 });
  const paragraphs = ['', output.trim(), ...(advice === undefined ? [] : [advice]), ''];
  process.stdout.write(`${paragraphs.join('\n')}\n`);
  return step;
}
