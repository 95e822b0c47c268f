import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { checkout } from './checkout.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let decides = false;
/** @type {NodeJS.Signals | undefined} */
let stopped;

/**
 * Runs a command to its end. When this process is interrupted, so is the command, and this process
 * ends with it: nothing that would have come next is done.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, takesLines?: boolean }} [options]
 *   `quiet`: the output is not shown but returned. `takesLines`: what Ctrl-C ends is for the command to say.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(
  command,
  args,
  { cwd = checkout, env = process.env, quiet = false, takesLines = false } = {},
) {
  decides = takesLines;
  return new Promise((resolve) => {
    // Never settled after an interrupt: what asked for it ends with this process.
    if (stopped !== undefined) return;
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // There npm and npx are batch files, which only a shell can start.
      shell: process.platform === 'win32' && !command.endsWith('.exe'),
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${command} could not be started: ${error.message}` });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (stopped === undefined) resolve({ code: code ?? exitCodeOf(signal), output });
      else endIfIdle(stopped);
    });
  });
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (signal === 'SIGINT' && process.stdin.isTTY && decides) return;
    stopped ??= signal;
    endIfIdle(stopped);
    // Ctrl-C has reached the children already: a terminal sends it to all of its processes.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    for (const child of running) child.kill(signal);
  });
}

/** @param {NodeJS.Signals} signal */
function endIfIdle(signal) {
  if (running.size === 0) process.exit(exitCodeOf(signal));
}

/** @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}
