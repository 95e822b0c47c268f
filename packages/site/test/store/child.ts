import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** Starts a script, which is killed when the test is over. */
export function startScript(url: URL, args: readonly string[]): ChildProcess {
  // Early versions of node 24 warn of each TypeScript file.
  const env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
  const started: ChildProcess[] = [];
  // First of all: it throws where the test is over, and then nothing is to be started any more.
  onTestFinished(async () => {
    for (const child of started) await killed(child);
  });
  const child = spawn(process.execPath, [fileURLToPath(url), ...args], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  started.push(child);
  return child;
}

/** kill -9, until it is really gone. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
