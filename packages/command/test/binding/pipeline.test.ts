import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { objects, run } from '../run-invocation.ts';
import { sample } from '../sample-command.ts';

const names = async (input: string, ...words: string[]): Promise<unknown[]> => {
  const found = await objects(sample, ['-InputObject', '-', ...words], { stdin: input });
  return found.map((object) => (object as { name: string }).name);
};

const holder = defineCommand({
  verb: 'Set',
  noun: 'Thing',
  summary: 'Sets a thing.',
  parameters: {
    thing: { type: 'object', pipeline: 'value', help: 'All of it.' },
    count: { type: 'int', pipeline: 'property', help: 'How many.' },
  },
  impact: 'low',
  examples: [],
  async *run({ parameters }) {
    yield parameters;
  },
});

it('an object is bound as a whole, and its properties beside it', async () => {
  expect(await objects(holder, ['-InputObject', '{"name":"a","count":"5"}'])).toEqual([
    { thing: { name: 'a', count: '5' }, count: 5 },
  ]);
});

describe('objects from the input', () => {
  it.each([
    ['one a line', '{"name":"a"}\n{"name":"b"}\n', ['a', 'b']],
    ['an array', '[{"name":"a"},{"name":"b"}]', ['a', 'b']],
    ['an array on several lines', '[\n{"name":"a"},\n{"name":"b"}\n]\n', ['a', 'b']],
    ['what -Output json wrote', '{"version":1,"value":[{"name":"a"}],"errors":[]}', ['a']],
    ['texts, bound by value', '"a"\n"b"\n', ['a', 'b']],
    ['numbers, converted', '[1,2]', ['1', '2']],
    ['properties whatever their case', '{"NAME":"a"}', ['a']],
    ['nothing', '', []],
  ])('are %s', async (_, input, expected) => {
    expect(await names(input)).toEqual(expected);
  });

  it('can be given in the argument itself', async () => {
    const [object] = await objects(sample, ['-InputObject', '{"name":"a","count":"5"}']);
    expect(object).toMatchObject({ name: 'a', given: { count: 5 } });
  });

  it('never change what was given by name', async () => {
    const found = await objects(sample, ['-Count', '7', '-InputObject', '{"name":"a","count":5}']);
    expect(found[0]).toMatchObject({ given: { count: 7 } });
  });

  it('that cannot be bound are told of, and the next goes on', async () => {
    const { code, stdout, stderr } = await run(
      sample,
      ['-InputObject', '-', '-Output', 'jsonl', '-Property', 'name'],
      { stdin: '{"other":1}\n{"name":"b"}\n{"name":"c","count":99}\n{"name":"d"}\n' },
    );
    expect(stdout).toBe('{"name":"b"}\n{"name":"d"}\n');
    expect(stderr).toContain(
      'An input object has no property that publish-thing reads: it has other.',
    );
    expect(stderr).toContain('-Count cannot be "99"');
    expect(code).toBe(2);
  });

  it('that are not JSON are wrong usage', async () => {
    const { code, stderr } = await run(sample, ['-InputObject', '-'], { stdin: 'hello' });
    expect(stderr).toContain('The input objects cannot be read');
    expect(code).toBe(2);
  });
});
