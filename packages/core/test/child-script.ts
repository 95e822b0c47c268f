import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program to its end. */
export async function run(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    // Early versions of node 24 warn of each TypeScript file.
    const env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
    execFile(command, args, { env, timeout: 15_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

/** Starts a script of this folder, which is killed when the test is over. */
export function startScript(url: string, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [url, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => killed(child));
  return child;
}

/** kill -9, until it is really gone. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
