import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Bench } from './bench.ts';

export interface DiscoveryBench {
  readonly benches: readonly Bench[];
  close(): Promise<void>;
}

const script = fileURLToPath(
  new URL('../../packages/site/test/discovery/serve-searches.ts', import.meta.url),
);

const printers = 1_000_000;

/** As they are named there. */
const searches = [
  'by building',
  'by building, of any site',
  'by a common word',
  'by words',
  'by two common words',
  'by the beginning of a word',
  'by abilities',
  'nearest',
  'nearest with abilities',
  'next page',
  'tree of places, first level',
  'tree of places, sites of a country',
];

/** What nobody has promised: where hardly any fits, much is looked at around a place. */
const beyondPromise = new Set(['nearest with abilities']);

const engines = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const;

/** What it takes people in fifty groups to find printers among a million under a thousand descriptors. */
export function discoveryBench(scratch: string): DiscoveryBench {
  const opened = new Map<string, Promise<ChildProcess>>();
  // Filling a database takes minutes: only where it is measured.
  const open = async (engine: string): Promise<ChildProcess> => {
    const child = fork(script, [engine, scratch, String(printers)], {
      // What fills it makes much that is soon gone.
      execArgv: ['--max-old-space-size=8192', '--max-semi-space-size=128'],
    });
    await answerOf(child);
    return child;
  };
  const benches = Object.entries(engines).map(([engine, name]): Bench => ({
    title: `Discovery among ${printers.toLocaleString('en')} printers, p99, on ${name}`,
    unit: 'ms',
    runs: 3,
    candidates: searches.map((search) => ({
      name: search,
      target: beyondPromise.has(search) ? { none: true } : { atMost: 20 },
      async run() {
        const opening = opened.get(engine) ?? open(engine);
        opened.set(engine, opening);
        const child = await opening;
        child.send(search);
        return Number(await answerOf(child));
      },
    })),
  }));
  return {
    benches,
    async close() {
      for (const opening of opened.values()) {
        const child = await opening;
        child.disconnect();
        await once(child, 'exit');
      }
    },
  };
}

/** The next thing that it tells; throws where it has ended instead. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new Error(`the searches have ended (${code})`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}
