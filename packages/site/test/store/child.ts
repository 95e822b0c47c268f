import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of what was made of the sources. */
    programs: string;
  }
}

const checkout = join(import.meta.dirname, '../../../..');

/** The same script in one file, which is quicker to start. */
function built(url: URL): string {
  const source = fileURLToPath(url);
  const path = relative(checkout, source).replace(/\.ts$/, '.js');
  const file = join(inject('programs'), 'modules', path);
  return existsSync(file) ? file : source;
}

/** Starts a script, which is killed when the test is over. */
export function startScript(url: URL, args: readonly string[]): ChildProcess {
  // Early versions of node 24 warn of each TypeScript file.
  const env = { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
  const started: ChildProcess[] = [];
  // First of all: it throws where the test is over, and then nothing is to be started any more.
  onTestFinished(async () => {
    for (const child of started) await killed(child);
  });
  const child = spawn(process.execPath, [built(url), ...args], {
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
