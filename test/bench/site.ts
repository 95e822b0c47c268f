import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { siteNodeOptions } from '../../packages/cli/src/site-start/site-node-options.ts';
import type { Bench } from './bench.ts';
import type { Shipped } from './start-up.ts';

/** How long a site is left alone before it is idle. */
const idleMs = 5000;

/** What a site costs that nobody asks anything: its start with a data folder that is there, and its memory. */
export async function siteBenches({ packages, scratch }: Shipped): Promise<readonly Bench[]> {
  const program = join(packages, 'hawser/bin/hawser.js');
  const folder = join(scratch, 'site');
  const words = [
    program,
    'start-site',
    '--listen=127.0.0.1:0',
    `--data-folder=${folder}`,
    `--requests-per-second=99999`,
  ];
  const start = async (path = '/readyz'): Promise<ChildProcess> => {
    const child = startSite(words);
    await answers((await ready(child)) + path, join(folder, 'certificates/authority.crt'));
    return child;
  };
  // The first start makes the data folder.
  await end(await start());
  return [
    {
      title: 'Start of a site, until it is ready',
      unit: 'ms',
      runs: 20,
      baseline: {
        name: 'node',
        run: async () => {
          const began = performance.now();
          await once(startNode(['--eval', '0']), 'exit');
          return performance.now() - began;
        },
      },
      candidates: [
        {
          name: 'hawser start-site',
          target: { atMost: 1500 },
          run: async () => {
            const began = performance.now();
            const child = await start();
            const took = performance.now() - began;
            await end(child);
            return took;
          },
        },
      ],
    },
    {
      title: 'Memory of an idle site',
      unit: 'MB',
      runs: 5,
      baseline: { name: 'node', run: async () => weighed(startNode(['--eval', stays])) },
      candidates: [
        {
          name: 'hawser start-site',
          target: { atMost: 150 },
          run: async () => weighed(await start()),
        },
        {
          // What it loads for that stays.
          name: 'after a look at its directory',
          target: { atMost: 150 },
          run: async () => weighed(await start('/directory/.well-known/openid-configuration')),
        },
      ],
    },
  ];
}

const stays = "process.once('SIGTERM', () => process.exit()); setInterval(() => {}, 60_000)";

/** A site as `start-site` starts it in a process of its own. */
export function startSite(words: readonly string[]): ChildProcess {
  return startNode([...siteNodeOptions, ...words]);
}

/** Node as a parent starts it that waits to hear of it. */
function startNode(args: readonly string[]): ChildProcess {
  // What somebody has set for node would be measured too.
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_'));
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: Object.fromEntries(env),
  });
}

/** Where the site says that it is ready. */
export async function ready(child: ChildProcess): Promise<string> {
  const told = Promise.withResolvers<string>();
  child.on('exit', (code) => told.reject(new Error(`The site ended with ${code}.`)));
  child.on('message', (message: { kind: string; running?: { url: string } }) => {
    if (message.kind === 'ready' && message.running !== undefined)
      told.resolve(message.running.url);
  });
  return await told.promise;
}

async function answers(url: string, authority: string): Promise<void> {
  const asked = request(url, { ca: readFileSync(authority), agent: false }).end();
  const [answer] = (await once(asked, 'response')) as [NodeJS.ReadableStream & Answer];
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`The site is not ready: ${answer.statusCode}.`);
}

interface Answer {
  readonly statusCode: number;
}

async function weighed(child: ChildProcess): Promise<number> {
  await sleep(idleMs);
  const megabytes = residentKilobytes(child.pid) / 1024;
  await end(child);
  return megabytes;
}

/** All of the process that is in memory: its own, and what it shares with others. */
export function residentKilobytes(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }));
}

export async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  const [code] = await ended;
  if (code !== 0) throw new Error(`The site ended with ${code}.`);
}
