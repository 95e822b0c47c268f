import { join } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { runShell } from '../shell/run-shell.ts';
import type { Bench } from './bench.ts';
import { runNode, type Shipped } from './start-up.ts';

const program = '1..100000 | Where-Object { $_ % 2 } | Measure-Object -Sum';
const pipelines = 200;

const getThing = defineCommand({
  verb: 'Get',
  noun: 'Thing',
  summary: 'Gives a thing.',
  parameters: {},
  impact: 'none',
  examples: [],
  async *run() {
    yield { name: 'thing' };
  },
});

const testThing = defineCommand({
  verb: 'Test',
  noun: 'Thing',
  summary: 'Gives what it is given.',
  parameters: { name: { type: 'string', mandatory: true, pipeline: 'property', help: '' } },
  impact: 'none',
  examples: [],
  async *run({ parameters: { name } }) {
    yield { name };
  },
});

/** How long programs take: a long pipeline from the start of the shell, and what two commands cost. */
export function shellBenches(shipped: Shipped): readonly Bench[] {
  const shell = join(shipped.packages, 'hawser/bin/hawser.js');
  return [
    {
      title: 'The shell',
      unit: 'ms',
      runs: 20,
      candidates: [
        {
          name: `hawser -Command "${program}"`,
          target: { atMost: 400 },
          async run() {
            const start = performance.now();
            runNode([shell, '-Command', program], shipped);
            return performance.now() - start;
          },
        },
      ],
    },
    {
      title: 'A pipeline of the shell',
      unit: 'ms',
      runs: 20,
      candidates: [
        {
          name: 'two commands that do nothing',
          target: { atMost: 2 },
          async run() {
            const all = `foreach ($i in 1..${pipelines}) { get-thing | test-thing | out-null }`;
            const start = performance.now();
            const { ended } = await runShell(all, { commands: [getThing, testThing] });
            if (ended !== undefined) throw new Error(ended);
            return (performance.now() - start) / pipelines;
          },
        },
      ],
    },
  ];
}
