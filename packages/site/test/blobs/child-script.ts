import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';

type Script = ChildProcessByStdio<Writable, Readable, null>;

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export async function ended(command: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    // Early versions of node 24 warn of each TypeScript file.
    const env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
    execFile(command, args, { env, timeout: 15_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

/** Starts a script, which is killed when the test is over. */
export function startScript(path: string, args: readonly string[]): Script {
  const stdio = ['pipe', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [path, ...args], { stdio: [...stdio] });
  onTestFinished(async () => killed(child));
  return child;
}

/** The lines that a script writes. */
export function said({ stdout }: Script): AsyncIterableIterator<string> {
  return createInterface({ input: stdout })[Symbol.asyncIterator]();
}

/** kill -9, until it is really gone. */
export async function killed(child: Script): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
