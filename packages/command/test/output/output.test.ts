import { describe, expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import type { OutputType } from '../../src/declaration/output.ts';
import { run, type Surroundings } from '../run-invocation.ts';

async function shown(
  objects: readonly unknown[],
  words: readonly string[] = [],
  surroundings: Surroundings = {},
  output?: OutputType,
): Promise<string> {
  const command = defineCommand({
    verb: 'Get',
    noun: 'Thing',
    summary: 'Gives things.',
    parameters: {},
    impact: 'none',
    ...(output === undefined ? {} : { output }),
    examples: [],
    async *run() {
      yield* objects;
    },
  });
  const { stdout, stderr } = await run(command, words, surroundings);
  expect(stderr).toBe('');
  return stdout;
}

const text = (description: string) => ({ type: 'string', description }) as const;
const two = [
  { name: 'one', size: 5 },
  { name: 'three', size: 1000 },
];

describe('a person sees', () => {
  it('a table of several objects, numbers to the right', async () => {
    expect(await shown(two)).toBe(
      ['Name   Size', '----   ----', 'one       5', 'three  1000', ''].join('\n'),
    );
  });

  it('a list for one object', async () => {
    expect(await shown([two[0]])).toBe('Name : one\nSize : 5\n');
  });

  it('all lines of PEM in a list, and nothing in them that a terminal obeys', async () => {
    expect(await shown([{ name: 'one', text: '-----BEGIN X-----\n\u001B[2J\n' }])).toBe(
      ['Name : one', 'Text : -----BEGIN X-----', String.raw`       \x1b[2J`, ''].join('\n'),
    );
  });

  it('no name of a property that a terminal obeys', async () => {
    const evil = { '\u001b[2Jred': 1 };
    expect(await shown([evil])).toBe('\\x1b[2Jred : 1\n');
    expect(await shown([evil, evil])).toContain('\\x1b[2Jred\n');
  });

  it('no line of PEM broken on a terminal that has no room for it beside its title', async () => {
    const pem = `-----BEGIN X-----\n${'x'.repeat(64)}\n-----END X-----\n`;
    const plain = { columns: 70, env: { NO_COLOR: '1' } };
    expect(await shown([{ certificate: pem }], [], plain)).toBe(`Certificate :\n${pem}`);
  });

  it('items of several whole in a list on a terminal', async () => {
    const names = ['one.example.com', 'two.example.com', 'three.example.com'];
    const plain = { columns: 45, env: { NO_COLOR: '1' } };
    expect(await shown([{ name: 'one', names }], [], plain)).toBe(
      [
        'Name  : one',
        'Names : one.example.com, two.example.com,',
        '        three.example.com',
        '',
      ].join('\n'),
    );
  });

  it('what is much text in a list only when it is asked for', async () => {
    const output = {
      name: 'Test.Thing',
      properties: { name: text('Its name.'), size: { ...text('Its size.'), apart: true } },
    } as const;
    const all = 'Name : one\nSize : 5\n';
    expect(await shown([two[0]], [], {}, output)).toBe('Name : one\n');
    expect(await shown([two[0]], ['-Output', 'list'], {}, output)).toBe(all);
    expect(await shown([two[0]], ['-Property', 'name,size'], {}, output)).toBe(all);
    expect(await shown([two[0]], ['-o', 'jsonl'], {}, output)).toContain('size');
  });

  it('of an object with many properties in a list those that matter to most, and all when they are asked for', async () => {
    const output = {
      name: 'Test.Thing',
      properties: { name: text('Its name.'), size: text('Its size.') },
      brief: ['size'],
    } as const;
    const all = 'Name : one\nSize : 5\n';
    expect(await shown([two[0]], [], {}, output)).toBe('Size : 5\n');
    expect(await shown([two[0]], ['-Property', '*'], {}, output)).toBe(all);
    expect(await shown([two[0]], ['-Output', 'list'], {}, output)).toBe(all);
    expect(await shown([two[0]], ['-Output', 'jsonl'], {}, output)).toContain('name');
  });

  it('in a table all of a text that goes on below, where the terminal has no room beside', async () => {
    const output = {
      name: 'Test.Check',
      properties: {
        name: text('Its name.'),
        detail: { ...text('Why.'), wraps: ({ name }: { name: string }) => name !== 'fine' },
      },
      view: ['name', 'detail'],
    } as const;
    const detail = `the printer is out of paper, and its address is ${'x'.repeat(30)}`;
    const objects = [
      { name: 'fine', detail },
      { name: 'wrong', detail },
    ];
    const plain = { columns: 36, env: { NO_COLOR: '1' } };
    expect((await shown(objects, [], plain, output)).split('\n')).toEqual([
      'Name   Detail',
      '----   ------',
      'fine   the printer is out of paper,…',
      'wrong  the printer is out of paper,',
      '       and its address is',
      `       ${'x'.repeat(29)}`,
      '       x',
      '',
    ]);
    expect(await shown(objects, [], {}, output)).toContain(`wrong  ${detail}\n`);
  });

  it('the objects in a property of a list, one a line, below what they are', async () => {
    const parts = [
      { use: 'server', until: '2027' },
      { use: 'authority', until: '2046' },
    ];
    expect(await shown([{ name: 'one', parts }])).toBe(
      [
        'Name  : one',
        'Parts : Use        Until',
        '        server     2027',
        '        authority  2046',
        '',
      ].join('\n'),
    );
  });

  it('as much of them as there is room for on a terminal', async () => {
    const parts = [{ use: 'server', until: '2027', name: 'x'.repeat(30) }];
    const plain = { columns: 40, env: { NO_COLOR: '1' } };
    expect(await shown([{ name: 'one', parts }], [], plain)).toBe(
      ['Name  : one', 'Parts : Use     Until  …', '        server  2027   …', ''].join('\n'),
    );
  });

  it('no JSON in a table: of several objects what tells them apart, of one what it has', async () => {
    const thing = {
      parts: [{ use: 'server', until: '2027' }, { use: 'authority' }],
      progress: { done: 1, of: { all: [2] }, seen: [3, 4] },
    };
    expect(await shown([thing], ['-Output', 'table'])).toBe(
      [
        'Parts              Progress',
        '-----              --------',
        'server, authority  done=1, of=…, seen=2 items',
        '',
      ].join('\n'),
    );
  });

  it('all of what is of no use when it is cut, with the room of others', async () => {
    const output = {
      name: 'Test.Thing',
      properties: { id: { ...text('Its id.'), whole: true }, name: text('Its name.') },
      view: ['id', 'name'],
    } as const;
    const things = ['one', 'two'].map((id) => ({ id: `${id} that is long`, name: 'x'.repeat(30) }));
    expect(await shown(things, [], { columns: 30 }, output)).toContain(
      `one that is long  ${'x'.repeat(11)}…`,
    );
    const only = await shown(things, ['-Property', 'ID'], { columns: 10 }, output);
    expect(only).toContain('one that is long');
  });

  it('a list for more than four columns', async () => {
    const wide = { a: 1, b: 2, c: 3, d: 4, e: 5 };
    const block = 'A : 1\nB : 2\nC : 3\nD : 4\nE : 5\n';
    expect(await shown([wide, wide])).toBe(`${block}\n${block}`);
  });

  it('the registered view of a type as a table, and all of one object', async () => {
    const output = {
      name: 'Test.Thing',
      properties: { name: text('Its name.'), size: text('Its size.') },
      view: ['name'],
    };
    expect(await shown(two, [], {}, output)).toBe('Name\n----\none\nthree\n');
    expect(await shown([two[0]], [], {}, output)).toBe('Name : one\nSize : 5\n');
  });

  it('nothing where there is nothing', async () => {
    expect(await shown([])).toBe('');
  });

  it.each([
    ['table', 'Name  Size\n----  ----\none      5\n'],
    ['list', 'Name : one\nSize : 5\n'],
  ])('the form that -Output asks for: %s', async (form, expected) => {
    expect(await shown([two[0]], ['-Output', form])).toBe(expected);
  });

  it('values as words, and hostile ones escaped', async () => {
    const object = {
      flag: true,
      none: null,
      when: new Date(0),
      list: ['a', 'b'],
      deep: { x: 1 },
      evil: 'a\u001b[2Jb\nc\u202ed\ud800',
    };
    expect(await shown([object])).toBe(
      [
        'Flag : True',
        'None :',
        'When : 1970-01-01T00:00:00.000Z',
        'List : a, b',
        'Deep : {"x":1}',
        'Evil : a\\x1b[2Jb\\nc\\u202ed\\ud800',
        '',
      ].join('\n'),
    );
  });
});

describe('a table on a terminal', () => {
  const rows = [
    { name: 'short', note: 'n'.repeat(60) },
    { name: 'x'.repeat(30), note: 'short' },
  ];

  it('fits its width, and shows where something is cut', async () => {
    const lines = (await shown(rows, [], { columns: 50, env: { NO_COLOR: '1' } })).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(50);
    expect(lines[2]).toContain('…');
  });

  it('counts wide characters as two and joined ones as one', async () => {
    const wide = [
      { name: '打印机', at: 'a' },
      { name: 'é\u0301👩‍👩‍👧', at: 'b' },
    ];
    const printed = await shown(wide, [], { columns: 40, env: { NO_COLOR: '1' } });
    const [first, second] = printed.split('\n').slice(2);
    expect(first).toBe('打印机  a');
    expect(second).toBe('é\u0301👩‍👩‍👧     b');
  });

  it('becomes a list where the columns have no room', async () => {
    const many = [
      { aVeryLongTitleIndeed: 'x', anotherLongTitle: 'y' },
      { aVeryLongTitleIndeed: 'z', anotherLongTitle: 'w' },
    ];
    expect(await shown(many, [], { columns: 30, env: { NO_COLOR: '1' } })).toContain(
      'AVeryLongTitleIndeed : x',
    );
  });

  it('is not cut in a pipe', async () => {
    expect(await shown(rows)).toContain('n'.repeat(60));
  });
});

describe('colour', () => {
  const escape = '\u001b[';

  it.each<[string, boolean, Surroundings]>([
    ['a terminal', true, { columns: 80 }],
    ['a pipe', false, {}],
    ['NO_COLOR', false, { columns: 80, env: { NO_COLOR: '1' } }],
    ['CLICOLOR_FORCE in a pipe', true, { env: { CLICOLOR_FORCE: '1' } }],
    ['NO_COLOR and CLICOLOR_FORCE', false, { env: { NO_COLOR: '1', CLICOLOR_FORCE: '1' } }],
    ['CLICOLOR_FORCE=0', false, { env: { CLICOLOR_FORCE: '0' } }],
    ['CI', false, { columns: 80, env: { CI: 'true' } }],
    ['TERM=dumb', false, { columns: 80, env: { TERM: 'dumb' } }],
  ])('for %s: %s', async (_, coloured, surroundings) => {
    expect((await shown(two, [], surroundings)).includes(escape)).toBe(coloured);
  });
});

describe('a script reads', () => {
  it('json as one envelope, the same in a pipe and on a terminal', async () => {
    const expected = { version: 1, value: two, errors: [], warnings: [] };
    expect(JSON.parse(await shown(two, ['-Output', 'json']))).toEqual(expected);
    expect(JSON.parse(await shown(two, ['-o', 'json'], { columns: 80 }))).toEqual(expected);
    expect(JSON.parse(await shown([], ['-o', 'json'], { columns: 80 }))).toMatchObject({
      value: [],
    });
    expect(JSON.parse(await shown([], ['-o', 'json']))).toMatchObject({ value: [] });
  });

  it('jsonl as one object a line', async () => {
    expect(await shown(two, ['-o', 'jsonl'])).toBe(
      '{"name":"one","size":5}\n{"name":"three","size":1000}\n',
    );
  });

  it('yaml as a sequence', async () => {
    expect(await shown(two, ['-o', 'yaml'])).toBe(
      '- name: one\n  size: 5\n- name: three\n  size: 1000\n',
    );
    expect(await shown([], ['-o', 'yaml'])).toBe('[]\n');
  });

  it('csv with what RFC 4180 asks to be quoted', async () => {
    const rows = [
      { a: 'x,y', b: 'say "hi"' },
      { a: 'two\nlines', b: null },
    ];
    expect(await shown(rows, ['-o', 'csv'])).toBe('a,b\r\n"x,y","say ""hi"""\r\n"two\nlines",\r\n');
  });

  it('only the properties that it names, in that order', async () => {
    expect(await shown(two, ['-o', 'jsonl', '-Property', 'SIZE,name'])).toContain('"name":"one"');
    const output = { name: 'T', properties: { name: text('N.'), size: text('S.') } };
    expect(await shown(two, ['-o', 'csv', '-Property', 'Size,Name'], {}, output)).toBe(
      'size,name\r\n5,one\r\n1000,three\r\n',
    );
  });
});
