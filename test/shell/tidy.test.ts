import { getEventListeners } from 'node:events';
import { defineCommand } from '@hawser/command/declaration/command';
import { afterEach, expect, test, vi } from 'vitest';
import { runShell } from './run-shell.ts';

const copyThing = defineCommand({
  verb: 'Copy',
  noun: 'Thing',
  summary: 'Gives a thing twice.',
  parameters: {
    name: { type: 'string', position: 0, pipeline: 'value', help: '' },
  },
  impact: 'none',
  examples: [],
  async *run({ parameters: { name } }) {
    yield name;
    yield name;
  },
});

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  'copy-thing a -TimeoutSec 9 | copy-thing -TimeoutSec 9',
  '"a", "b" | copy-thing -TimeoutSec 9 | select -First 1',
  'copy-thing a -TimeoutSec 9 | copy-thing -TimeoutSec 9 | copy-thing -TimeoutSec 9 | select -First 1',
  'copy-thing a | select -Nope 1',
  'copy-nothing | copy-thing -TimeoutSec 9',
  '"a" | copy-thing -TimeoutSec 9 | % { throw "x" }',
  'copy-thing a -TimeoutSec 9 -Property nope',
  'foreach ($i in 1..2) { "a" | copy-thing -TimeoutSec 9 | % { continue } }',
  '1..9 | % -Parallel { copy-thing $_ -TimeoutSec 9 } | select -First 1',
  'set-variable a 1; 1..3 | measure | out-null',
])('nothing is left of a pipeline: %s', async (pipeline) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { signal } = new AbortController();
  const program = `foreach ($n in 1..20) { try { ${pipeline} } catch { } }`;
  const ran = await runShell(program, { commands: [copyThing], signal });
  expect(ran.ended).toBeUndefined();
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
