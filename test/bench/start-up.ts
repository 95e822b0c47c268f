import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typedName } from '@hawser/command/declaration/names';
import type { Bench, Candidate } from './bench.ts';

/** The programs as they are shipped, and a folder for whatever running them needs. */
export interface Shipped {
  readonly packages: string;
  readonly scratch: string;
}

interface Start {
  readonly words: readonly string[];
  /** How many times what an empty node takes. */
  readonly time: number;
  readonly memory: number;
}

function starts(shipped: Shipped): readonly Start[] {
  return [
    { words: ['--version'], time: 1.4, memory: 1.3 },
    { words: ['--help'], time: 1.8, memory: 1.3 },
    { words: [longestHelp(shipped), '--help'], time: 1.8, memory: 1.3 },
    { words: ['--complete', '--', 'get-'], time: 1.8, memory: 1.3 },
    { words: ['--complete', '--', 'get-profile', 'o'], time: 1.8, memory: 1.3 },
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

const empty = 'empty.cjs';
const memoryHook = './tell-memory.cjs';

/** How long a program takes from its start to its end, beside a node that does nothing. */
export function startUpTime(shipped: Shipped): Bench {
  const time = async (args: readonly string[]): Promise<number> => {
    const start = performance.now();
    runNode(args, shipped);
    return performance.now() - start;
  };
  writeFileSync(join(shipped.scratch, empty), '');
  return {
    title: 'Start-up',
    unit: 'ms',
    runs: 20,
    baseline: { name: 'node', run: async () => time([empty]) },
    candidates: candidates(shipped, 'time', time),
  };
}

/** The most memory that a program holds, beside a node that does nothing. */
export function startUpMemory(shipped: Shipped): Bench {
  const weigh = async (args: readonly string[]): Promise<number> =>
    kilobytesIn(runNode(['--require', memoryHook, ...args], shipped)) / 1024;
  writeFileSync(join(shipped.scratch, empty), '');
  writeFileSync(join(shipped.scratch, memoryHook), tellMemory);
  return {
    title: 'Memory at start-up',
    unit: 'MB',
    runs: 20,
    baseline: { name: 'node', run: async () => weigh([empty]) },
    candidates: candidates(shipped, 'memory', weigh),
  };
}

function candidates(
  shipped: Shipped,
  what: 'time' | 'memory',
  run: (args: readonly string[]) => Promise<number>,
): readonly Candidate[] {
  const program = join(shipped.packages, 'hawser/bin/hawser.js');
  return starts(shipped).map((start) => ({
    name: `hawser ${start.words.join(' ')}`,
    target: { ratioAtMost: start[what] },
    run: async () => run([program, ...start.words]),
  }));
}

// What most systems count for a process begins with what its parent held when it forked, Linux' count
// for its memory with the program. It is told as it is, for whatever is done with it weighs too; and
// it is told by the baseline as well.
const memory =
  process.platform === 'linux'
    ? "fs.readFileSync('/proc/self/status', 'utf8')"
    : "'VmHWM: ' + process.resourceUsage().maxRSS";
const tellMemory = `process.on('exit', () => { const fs = require('fs'); fs.writeSync(3, ${memory}); });`;

function kilobytesIn(told: string): number {
  return Number(/^VmHWM:\s*(\d+)/m.exec(told)?.[1]);
}

/** Runs node to its end; gives what it wrote to its fourth stream. */
export function runNode(args: readonly string[], { scratch }: Shipped): string {
  // What somebody has set for node would be measured too.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_'));
  const { status, stderr, output } = spawnSync(process.execPath, args, {
    cwd: scratch,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: Object.fromEntries(env),
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return output[3] ?? '';
}
