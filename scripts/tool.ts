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

interface Options {
  /** The output is not shown but returned. */
  readonly quiet?: boolean;
  /** What is added to the environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a development tool, with the node that runs this. */
export async function runTool(
  tool: Tool,
  args: readonly string[],
  { quiet = false, env = {} }: Options = {},
): Promise<{ code: number; output: string }> {
  const program = join(checkout, 'node_modules', programs[tool]);
  return run(process.execPath, [program, ...args], { quiet, env: { ...plain(), ...env } });
}

/** Where CI is set some tools write colours even to what is no terminal. */
function plain(): NodeJS.ProcessEnv {
  if (process.stdout.isTTY) return process.env;
  const { FORCE_COLOR: _, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}
