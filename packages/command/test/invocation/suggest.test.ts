import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { Collector, run } from '../run-invocation.ts';

const publishing = defineCommand({
  verb: 'Publish',
  noun: 'Thing',
  summary: 'Publishes a thing.',
  parameters: {},
  impact: 'none',
  examples: [],
  async *run({ suggest }) {
    suggest('See whether it prints: hawser test-thing');
    yield { name: 'thing' };
  },
});

const atTerminal = () => ({
  stdin: Object.assign(Readable.from([]), { isTTY: true }),
  stderr: Object.assign(new Collector(), { isTTY: true }),
  columns: 80,
});

it('what may come next is said to a person at a terminal, and to no script', async () => {
  const seen = await run(publishing, [], { ...atTerminal(), env: { NO_COLOR: '1' } });
  expect(seen.stderr).toBe('See whether it prints: hawser test-thing\n');
  const { columns: _, ...toFile } = atTerminal();
  expect(await run(publishing, [], toFile)).toMatchObject({ code: 0, stderr: '' });
  expect(await run(publishing, [], { ...atTerminal(), env: { CI: '1' } })).toMatchObject({
    stderr: '',
  });
  const words = ['-NonInteractive'];
  expect(await run(publishing, words, atTerminal())).toMatchObject({ stderr: '' });
});
