import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Program } from '@hawser/command/program/program';
import type { Host } from '@hawser/command/invocation/host';
import { demoEnvironment } from './demo-environment.ts';
import type { DemoFolder } from './demo-folder.ts';

export interface Prompting {
  readonly program: Program;
  readonly host: Host;
  readonly folder: DemoFolder;
  /** Aborted when everything is to end. */
  readonly signal: AbortSignal;
  /** Told whether a line runs, whose is then what a terminal sends to all. */
  readonly running: (isSo: boolean) => void;
}

const leaving = new Set(['exit', 'quit']);

/** Takes lines as a shell does, in the surroundings of the demo, until somebody leaves. */
export async function promptInDemo(prompting: Prompting): Promise<void> {
  const { program, host, signal, running } = prompting;
  let history: string[] = [];
  while (!signal.aborted) {
    const asked = await ask(host, history, signal);
    if (asked === undefined) return;
    const line = asked.line.trim();
    history = asked.history;
    if (leaving.has(line)) return;
    if (line === '') continue;
    const [name = ''] = line.split(/\s/, 1);
    const isCommand = (await program.catalog.find(name)) !== undefined;
    running(true);
    await runLine(isCommand ? `${program.name} ${line}` : line, prompting);
    running(false);
  }
}

interface Asked {
  readonly line: string;
  readonly history: string[];
}

/** The next line; undefined where somebody leaves, by Ctrl-D or by Ctrl-C at an empty line. */
async function ask(
  host: Host,
  history: readonly string[],
  signal: AbortSignal,
): Promise<Asked | undefined> {
  const { promise, resolve } = Promise.withResolvers<Asked | undefined>();
  let kept = [...history];
  const lines = createInterface({
    input: host.stdin,
    output: host.stderr,
    terminal: true,
    history: kept,
    prompt: 'demo> ',
  });
  const leave = (): void => lines.close();
  signal.addEventListener('abort', leave, { once: true });
  // So it is where the terminal is gone.
  host.stdin.once('error', leave);
  lines
    .on('history', (all) => (kept = [...all]))
    .on('line', (line) => {
      resolve({ line, history: kept });
      lines.close();
    })
    .on('SIGINT', () => {
      // As in a shell: the line is given up; where there is none, so is the demo.
      if (lines.line !== '') resolve({ line: '', history: kept });
      lines.close();
      host.stderr.write('\n');
    })
    .on('close', () => resolve(undefined))
    .prompt();
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', leave);
    host.stdin.off('error', leave);
  }
}

/** A line is the system's shell's, which finds the two programs, each with the home of its part. */
async function runLine(line: string, { host, folder, signal }: Prompting): Promise<void> {
  const env = demoEnvironment(host.env, folder.site);
  const name = Object.keys(env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  const child = spawn(line, {
    shell: true,
    cwd: folder.root,
    env: { ...env, [name]: `${folder.programs}${separator}${env[name] ?? ''}` },
    stdio: 'inherit',
  });
  const end = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  await once(child, 'close').catch((error: unknown) => {
    host.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  });
  signal.removeEventListener('abort', end);
}
