import { adviceFor } from './advice.mjs';
import { run } from './child-process.mjs';

/** A step of the set-up that failed: which one, what was said, and what to do next. */
export class StepFailed extends Error {
  /**
   * @param {string} title
   * @param {string} output
   * @param {string} [advice] if the output suggests no better one
   */
  constructor(title, output, advice) {
    super(`${title} failed:\n\n${shown(output)}\n\n${adviceFor(output, advice)}`);
  }
}

/**
 * Does a longer step of the set-up: one line when it begins, and the command's output if it fails.
 *
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} the output, for a command that may have failed all the same
 */
export async function step(title, command, args, options) {
  process.stderr.write(`${title} …\n`);
  const { code, output } = await run(command, args, { ...options, quiet: true });
  if (code !== 0) throw new StepFailed(title, output);
  return output;
}

/**
 * The end of an output. On a full disk npm writes the same line thousands of times.
 *
 * @param {string} output
 */
function shown(output) {
  const lines = [...new Set(output.trim().split('\n'))];
  return lines
    .slice(-40)
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
