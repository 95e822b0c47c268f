import { expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { objects, run } from '../run-invocation.ts';

const show = defineCommand({
  verb: 'Show',
  noun: 'Thing',
  summary: 'Shows names.',
  parameters: {
    name: {
      type: 'string',
      list: true,
      position: 0,
      pattern: { source: '[^:]*', says: 'a text without a colon' },
      help: 'The names.',
    },
  },
  impact: 'none',
  examples: [],
  async *run({ parameters }) {
    yield* parameters.name ?? [];
  },
});

it.each([
  ['"a"zzz', ['"a"zzz']],
  ['"a" ,b', ['"a"', 'b']],
  ['x"a"', ['x"a"']],
  ['"a', ['"a']],
  ['"a"zzz,"b,c"', ['"a"zzz', 'b,c']],
  ['"a,b","say ""c"""', ['a,b', 'say "c"']],
  ['"",a,', ['', 'a', '']],
])('text around quotes stays part of the item: %s', async (written, names) => {
  expect(await objects(show, [written])).toEqual(names);
});

it.each([
  ['-:x', '-Name cannot be "-:x"'],
  ['a,b:c', '-Name cannot be "a,b:c"'],
  ['"a"z:', '-Name cannot be ""a"z:"'],
  ['"a,b",c:', '-Name cannot be ""a,b",c:"'],
])('a list that is refused is shown as it was written: %s', async (written, message) => {
  const { code, stderr } = await run(show, ['-Name', written]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});
