import { join } from 'node:path';
import { run } from '../bootstrap/child-process.mjs';
import { checkout } from '../bootstrap/checkout.mjs';

const programs = {
  knip: 'knip/bin/knip.js',
  oxfmt: 'oxfmt/bin/oxfmt',
  oxlint: 'oxlint/bin/oxlint',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
};

export type Tool = keyof typeof programs;

/** Runs a development tool with the node that runs this. `quiet` returns the output unshown. */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  { quiet = false } = {},
): Promise<{ code: number; output: string }> {
  const program = join(checkout, 'node_modules', programs[tool]);
  return run(process.execPath, [program, ...args], { quiet, env: environment() });
}

/** Some tools colour what they write wherever CI is set, terminal or not. */
function environment(): NodeJS.ProcessEnv {
  if (process.stdout.isTTY) return process.env;
  const { FORCE_COLOR: _, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}
