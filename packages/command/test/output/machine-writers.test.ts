import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { defineCommand } from '../../src/declaration/command.ts';
import { run, type Surroundings } from '../run-invocation.ts';

async function written(
  object: unknown,
  format: string,
  surroundings: Surroundings = {},
): Promise<string> {
  const command = defineCommand({
    verb: 'Get',
    noun: 'Thing',
    summary: 'Gives a thing.',
    parameters: {},
    impact: 'none',
    examples: [],
    async *run() {
      yield object;
    },
  });
  const { stdout, stderr } = await run(command, ['-Output', format], surroundings);
  expect(stderr).toBe('');
  return stdout;
}

const terminal: Surroundings = { columns: 80 };
const hostile = 'a\u009b2Jb\u0085c\u2028d\u2029e\u202ef\u2066g\ufeffh\u007f';
// oxlint-disable-next-line no-control-regex -- that is what is looked for
const marks = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066\ufeff]/;

describe('what a terminal would obey', () => {
  it.each([
    ['json', terminal],
    ['json', {}],
    ['jsonl', {}],
    ['yaml', {}],
  ])('is an escape in %s, and comes back the same', async (format, surroundings) => {
    const object = { [hostile]: [hostile, `\\${hostile}`] };
    const text = await written(object, format, surroundings);
    expect(text).not.toMatch(marks);
    const read: unknown = format === 'yaml' ? parse(text) : JSON.parse(text);
    const found = format === 'json' ? (read as { value: unknown }).value : read;
    expect(format === 'jsonl' ? [found] : found).toEqual([object]);
  });

  it('is an escape in csv on a terminal, and as it is in a pipe', async () => {
    const object = { name: 'a\u001b[2Jb\n\u009bc,"d"' };
    expect(await written(object, 'csv', terminal)).toBe('name\r\n"a\\x1b[2Jb\\n\\x9bc,""d"""\r\n');
    expect(await written(object, 'csv')).toBe('name\r\n"a\u001b[2Jb\n\u009bc,""d"""\r\n');
  });
});

describe('yaml', () => {
  it.each(['no', 'y', 'Off', '12:30:00', '1_000', '0o17', '017', '2026-01-01', '=', '<<', '~'])(
    'quotes the text %s, which is something else for readers of version 1.1',
    async (text) => {
      expect(await written({ value: text }, 'yaml')).toBe(`- value: "${text}"\n`);
    },
  );

  it('writes the same object twice instead of a reference', async () => {
    const inner = { a: 1 };
    expect(await written({ one: inner, two: inner }, 'yaml')).toBe(
      '- one:\n    a: 1\n  two:\n    a: 1\n',
    );
  });
});

describe('values that are not of JSON', () => {
  const big = 2n ** 64n;

  it.each([
    ['json', '"size": "18446744073709551616"'],
    ['jsonl', '{"size":"18446744073709551616","deep":["18446744073709551616"]}\n'],
    ['csv', 'size,deep\r\n18446744073709551616,"[""18446744073709551616""]"\r\n'],
    ['yaml', 'size: 18446744073709551616\n'],
  ])('a large whole number keeps its digits in %s', async (format, expected) => {
    expect(await written({ size: big, deep: [big] }, format, terminal)).toContain(expected);
  });

  it('a date is its ISO text in csv, and nothing when it is none', async () => {
    const object = { at: new Date(0), never: new Date(Number.NaN), url: new URL('https://a/') };
    expect(await written(object, 'csv')).toBe(
      'at,never,url\r\n1970-01-01T00:00:00.000Z,,https://a/\r\n',
    );
  });
});
