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

const output = (name: string, ...keys: readonly string[]) => ({
  name: `Hawser.${name}`,
  properties: Object.fromEntries(
    keys.map((each) => [each, { type: 'string', description: `Its ${each}.` } as const]),
  ),
});

const printJob = defineCommand({
  verb: 'Stop',
  noun: 'Job',
  summary: 'Stops jobs.',
  parameters: {
    id: { type: 'string', pipeline: 'property', from: { 'Hawser.Job': 'id' }, help: 'Which.' },
    place: {
      type: 'string',
      pipeline: 'property',
      aliases: ['name'],
      from: { 'Hawser.Place': 'name' },
      help: 'Only those there.',
    },
  },
  impact: 'low',
  output: output('Job', 'id', 'name', 'place'),
  examples: [],
  async *run({ parameters }) {
    yield parameters;
  },
});

const named = (noun: string, ...keys: readonly string[]) =>
  defineCommand({
    verb: 'Get',
    noun,
    summary: 'Gives things.',
    parameters: {},
    impact: 'none',
    output: output(noun, ...keys),
    examples: [],
    async run() {},
  });
const beside = [named('Place', 'id', 'name', 'floor'), named('Lamp', 'id', 'name', 'watts')];

describe('objects of other commands', () => {
  const stopped = async (stdin: string) =>
    objects(printJob, ['-InputObject', '-'], { stdin, beside });

  it('give of their properties what they are, whatever else is called so', async () => {
    expect(await stopped('{"id":"7","name":"a.pdf","place":"hall"}')).toEqual([{ id: '7' }]);
    expect(await stopped('{"id":"h","name":"hall","floor":"2"}')).toEqual([{ place: 'hall' }]);
  });

  it('are told by their properties, and of what is somebody’s own any counts', async () => {
    expect(await stopped('{"id":"7","name":"a.pdf"}')).toEqual([{ id: '7', place: 'a.pdf' }]);
  });

  it('are refused where the command is not about such', async () => {
    const stdin = '{"id":"1","name":"desk","watts":"5"}\n{"id":"7","name":"a","place":"hall"}\n';
    const words = ['-InputObject', '-', '-Output', 'jsonl'];
    const { code, stdout, stderr } = await run(printJob, words, { stdin, beside });
    expect(stderr).toContain('An input object is a Lamp, and stop-job takes only Job, Place.');
    expect(stdout).toBe('{"id":"7"}\n');
    expect(code).toBe(2);
  });
});
