import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typedName } from '@hawser/command/declaration/names';
import type { Bench } from './bench.ts';

/** The programs as they are shipped, and a folder for whatever running them needs. */
export interface Shipped {
  readonly packages: string;
  readonly scratch: string;
}

/** How long a program takes from its start to its end, beside a node that does nothing. */
export function startUpTime(shipped: Shipped): Bench {
  const { program, empty } = programs(shipped);
  const timed = async (args: readonly string[]): Promise<number> => {
    const start = performance.now();
    run(args);
    return performance.now() - start;
  };
  return {
    title: 'Start-up',
    unit: 'ms',
    runs: 20,
    baseline: { name: 'node', run: () => timed([empty]) },
    candidates: starts(shipped).map(({ words, time }) => ({
      name: `hawser ${words.join(' ')}`,
      target: { ratioAtMost: time },
      run: () => timed([program, ...words]),
    })),
  };
}

/** The most memory that a program holds, beside a node that does nothing. */
export function startUpMemory(shipped: Shipped): Bench {
  const { program, empty } = programs(shipped);
  const hook = join(shipped.scratch, 'tell-memory.cjs');
  // The same in the baseline, and loaded without the loader of modules, which has its weight.
  writeFileSync(
    hook,
    `process.on('exit', () => {
      require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS));
    });`,
  );
  const weighed = async (args: readonly string[]): Promise<number> =>
    Number(run(['--require', hook, ...args])) / 1024;
  return {
    title: 'Memory at start-up',
    unit: 'MB',
    runs: 20,
    baseline: { name: 'node', run: () => weighed([empty]) },
    candidates: starts(shipped).flatMap(({ words, memory }) =>
      memory === undefined
        ? []
        : [
            {
              name: `hawser ${words.join(' ')}`,
              target: { ratioAtMost: memory },
              run: () => weighed([program, ...words]),
            },
          ],
    ),
  };
}

interface Start {
  readonly words: readonly string[];
  /** How many times what an empty node takes. */
  readonly time: number;
  readonly memory?: number;
}

function starts(shipped: Shipped): readonly Start[] {
  return [
    { words: ['--version'], time: 1.4 },
    { words: ['--help'], time: 1.8, memory: 1.3 },
    { words: [longestHelp(shipped), '--help'], time: 1.8, memory: 1.3 },
    { words: ['--complete', '--', 'get-'], time: 1.8, memory: 1.3 },
    { words: ['--complete', '--', 'get-profile', ''], time: 1.8, memory: 1.3 },
    { words: ['get-version', '-Output', 'json'], time: 4, memory: 1.7 },
  ];
}

/** The command that there is most to say of. */
function longestHelp({ packages }: Shipped): string {
  const file = join(packages, 'hawser/lib/descriptions.json');
  const descriptions = JSON.parse(readFileSync(file, 'utf8')) as readonly { name: string }[];
  const [longest] = descriptions.toSorted(
    (a, b) => JSON.stringify(b).length - JSON.stringify(a).length,
  );
  return typedName(longest?.name ?? '');
}

function programs({ packages, scratch }: Shipped): { program: string; empty: string } {
  const empty = join(scratch, 'empty.cjs');
  writeFileSync(empty, '');
  return { program: join(packages, 'hawser/bin/hawser.js'), empty };
}

/** Runs node to its end; what it has written to its fourth stream. */
function run(args: readonly string[]): string {
  const { status, stderr, output } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: '', NODE_V8_COVERAGE: '' },
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return output[3] ?? '';
}
