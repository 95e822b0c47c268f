import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import type { Shipped } from './start-up.ts';

const hook = './terminal.cjs';
// To the program its pipes are a terminal; so the bench needs none of its own.
const terminal = `
for (const stream of [process.stdin, process.stdout]) stream.isTTY = true;
Object.assign(process.stdout, { columns: 80, rows: 24 });
`;

/** How soon somebody can type at the prompt, and how soon a key answers. */
export function promptBench(shipped: Shipped): Bench {
  writeFileSync(join(shipped.scratch, hook), terminal);
  return {
    title: 'Prompt',
    unit: 'ms',
    runs: 20,
    candidates: [
      {
        name: 'hawser until its prompt is there',
        target: { atMost: 150 },
        async run() {
          const start = performance.now();
          await using prompt = await openPrompt(shipped);
          return prompt.readyAt - start;
        },
      },
      {
        name: 'the name of a command completed',
        target: { atMost: 10 },
        async run() {
          await using prompt = await openPrompt(shipped);
          // The first one waits until all is loaded that completes.
          await prompt.type('get-cl\t', 'oud-print');
          await prompt.type('\u0015', '\u001b[K');
          const start = performance.now();
          await prompt.type('get-op\t', 'eration');
          return performance.now() - start;
        },
      },
    ],
  };
}

interface Prompt extends AsyncDisposable {
  readonly readyAt: number;
  /** Resolves when this was shown since. */
  type(keys: string, shows: string): Promise<void>;
}

async function openPrompt({ packages, scratch }: Shipped): Promise<Prompt> {
  const program = join(packages, 'hawser/bin/hawser.js');
  const env = Object.entries(process.env).filter(([name]) => !/^(?:NODE_|CI$)/.test(name));
  const child = spawn(process.execPath, ['--require', hook, program], {
    cwd: scratch,
    env: { ...Object.fromEntries(env), TERM: 'xterm', NO_COLOR: '1' },
  });
  await shown(child, 'HW');
  const readyAt = performance.now();
  return {
    readyAt,
    async type(keys, shows) {
      const seen = shown(child, shows);
      child.stdin.write(keys);
      await seen;
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end('\u0004');
      const ended = once(child, 'close');
      child.kill();
      await ended;
    },
  };
}

async function shown(child: ChildProcessWithoutNullStreams, text: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let came = '';
  const gone = (): void => reject(new Error(`the prompt has ended:\n${came}`));
  const read = (piece: Buffer): void => {
    came += piece.toString();
    if (came.includes(text)) resolve(undefined);
  };
  child.stdout.on('data', read);
  child.on('close', gone);
  await promise;
  child.stdout.off('data', read);
  child.off('close', gone);
}
