import { createWriteStream } from 'node:fs';
import { devNull } from 'node:os';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { defineCommand } from '@hawser/command/declaration/command';
import { describeCommand } from '@hawser/command/declaration/description';
import { invoke } from '@hawser/command/invocation/invoke';
import type { Bench } from './bench.ts';

const objects = 100_000;

/** How fast a command's objects become text, from its generator to where output goes. */
export const renderingSpeed: Bench = {
  title: `${objects.toLocaleString('en')} objects`,
  unit: 'objects/s',
  runs: 20,
  candidates: [
    {
      name: '-Output jsonl',
      target: { atLeast: 200_000 },
      async run() {
        const start = performance.now();
        await emit(objects, 'jsonl');
        return (objects / (performance.now() - start)) * 1000;
      },
    },
  ],
};

/** How much more memory is in use while a table is written: no more for ten times as many rows. */
export const tableMemory: Bench = {
  title: 'Memory in use during a table',
  unit: 'MB',
  runs: 3,
  baseline: { name: '100,000 rows', run: () => growth(objects) },
  candidates: [
    { name: '100,000 rows', target: { atMost: 4 }, run: () => growth(objects) },
    { name: '1,000,000 rows', target: { atMost: 4 }, run: () => growth(10 * objects) },
  ],
};

async function growth(rows: number): Promise<number> {
  const before = inUse();
  let most = 0;
  await emit(rows, 'table', () => {
    most = Math.max(most, inUse() - before);
  });
  return most / 1024 ** 2;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of the heap that something still holds. */
function inUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const looks = 20;

/** Runs a command that emits so many objects; calls `look` now and then. */
async function emit(count: number, format: string, look?: () => void): Promise<void> {
  const command = defineCommand({
    verb: 'Get',
    noun: 'Printer',
    summary: 'Lists printers.',
    parameters: {},
    impact: 'none',
    output: {
      name: 'Hawser.Printer',
      properties: {
        name: { type: 'string', description: 'Its name.' },
        location: { type: 'string', description: 'Where it is.' },
        state: { type: 'string', description: 'What it does.' },
        jobs: { type: 'integer', description: 'How many wait.' },
        colour: { type: 'boolean', description: 'Whether it prints in colour.' },
        changed: { type: 'string', description: 'When it was last changed.' },
      },
      view: ['name', 'location', 'state', 'jobs', 'colour', 'changed'],
    },
    examples: [],
    async *run() {
      for (let index = 0; index < count; index += 1) {
        if (index % (count / looks) === 0) look?.();
        yield {
          name: `printer-${index}`,
          location: `Building ${index % 40}, floor ${index % 7}`,
          state: index % 3 === 0 ? 'processing' : 'idle',
          jobs: index % 11,
          colour: index % 2 === 0,
          changed: '2026-11-20T11:00:00.000Z',
        };
      }
    },
  });
  const description = describeCommand(command);
  const stdout = createWriteStream(devNull);
  const code = await invoke({
    program: {
      name: 'hawser',
      version: '0.0.0',
      summary: 'is measured.',
      catalog: {
        descriptions: async () => [description],
        find: async () => description,
        load: async () => command,
      },
    },
    command,
    description,
    words: ['-Output', format],
    host: {
      stdin: Readable.from([]),
      stdout,
      stderr: process.stderr,
      env: {},
      interrupted: new AbortController().signal,
    },
  });
  stdout.destroy();
  if (code !== 0) throw new Error(`the command ended with ${code}`);
}
