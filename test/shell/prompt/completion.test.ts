import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand } from '@hawser/command/declaration/command';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complete } from '../../../packages/cli/src/shell/prompt/completion/complete.ts';
import { helpAt } from '../../../packages/cli/src/shell/prompt/help/help-at.ts';
import { openSession, type Session } from '../../../packages/cli/src/shell/prompt/session.ts';
import { Source } from '../../../packages/cli/src/shell/syntax/source.ts';
import { hostOf, programOf } from '../run-shell.ts';

const getPrinter = defineCommand({
  verb: 'Get',
  noun: 'Printer',
  summary: 'Gives printers.',
  parameters: {
    name: {
      type: 'string',
      list: true,
      position: 0,
      help: 'Which.',
      complete: async () => [
        { value: 'Lobby', says: 'floor 0' },
        { value: 'Big Room' },
        { value: '$(x)' },
        { value: 'bad\u001b[31m' },
      ],
    },
    state: { type: 'enum', choices: ['idle', 'stopped'], help: 'Those in that state.' },
    all: { type: 'switch', help: 'All.' },
    path: { type: 'path', help: 'A file.' },
    outputFolder: { type: 'path', help: 'A folder.' },
  },
  impact: 'none',
  output: {
    name: 'Hawser.Printer',
    view: ['name'],
    properties: {
      name: { type: 'string', description: 'What it is called.' },
      state: { type: 'string', description: 'How it is.' },
    },
  },
  examples: [],
  async *run() {
    yield { name: 'Lobby', state: 'idle' };
  },
});

let session: Session;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawser-'));
  await mkdir(join(folder, 'a folder'));
  await mkdir(join(folder, 'sub'));
  for (const name of ['a.csv', 'sub/x.csv', '.hidden']) await writeFile(join(folder, name), '');
  session = await openSession({
    program: programOf([getPrinter]),
    host: hostOf({ env: { HOME: '/root', HOST: 'x' } }),
    history: () => [],
  });
  const program =
    '$printers = get-printer; $table = @{ First = 1; Second = @{ Deep = 2 } }; function publish-all($To) { }';
  await session.run(new Source(program), new AbortController().signal);
});

afterAll(async () => rm(folder, { recursive: true }));

/** What the line becomes by each of what is offered. */
async function completed(text: string): Promise<readonly string[]> {
  const written = text.replace('DIR', folder);
  const { from, to, completions } = await complete(written, written.length, session.known);
  return completions.map((each) =>
    (written.slice(0, from) + each.text + written.slice(to)).replace(folder, 'DIR'),
  );
}

describe('what is completed:', () => {
  it.each<[string, readonly string[]]>([
    ['get-pri', ['get-printer']],
    ['Get-Pri', ['Get-Printer']],
    ['1 | sort-o', ['1 | sort-object']],
    ['publ', ['publish-all']],
    ['printe', ['get-printer']],
    ['publish-all -to', ['publish-all -To']],
    ['get-printer -St', ['get-printer -State']],
    ['get-printer --st', ['get-printer --state']],
    ['get-printer -State ', ['get-printer -State idle', 'get-printer -State stopped']],
    ['get-printer -State:st', ['get-printer -State:stopped']],
    ['get-printer -All:t', ['get-printer -All:true']],
    // What was given is not offered once more.
    ['get-printer -State idle -St', []],
    ['get-printer l', ['get-printer Lobby']],
    ['get-printer b', ["get-printer 'Big Room'"]],
    ['get-printer "b', ['get-printer "Big Room"']],
    ['get-printer Lobby,', ["get-printer Lobby,'Big Room'", "get-printer Lobby,'$(x)'"]],
    ['$x = get-printer -Name:b', ["$x = get-printer -Name:'Big Room'"]],
    ['get-printer "$', ['get-printer "`$(x)"']],
    ['$pri', ['$printers']],
    ['echo "to $pri', ['echo "to $printers']],
    ['$env:HO', ['$env:HOME', '$env:HOST']],
    ['${tab', ['${table}']],
    ['$printers[0].s', ['$printers[0].State']],
    ['$table.', ['$table.First', '$table.Second']],
    ['$table.Second.d', ['$table.Second.Deep']],
    ['get-printer | where { $_.s', ['get-printer | where { $_.State']],
    [
      'get-printer | where name -eq x | sort -Unique | select s',
      ['get-printer | where name -eq x | sort -Unique | select State'],
    ],
    ['get-printer | select Name | where ', ['get-printer | select Name | where Name']],
    ['$printers | ft name,s', ['$printers | ft name,State']],
    ['get-printer | % { $_ | % { $_.', []],
    ['1 -noti', ['1 -notin']],
    ['[hash', ['[hashtable]']],
    ['get-content DIR/a', ["get-content 'DIR/a folder/", 'get-content DIR/a.csv']],
    [
      'get-printer -OutputFolder DIR/',
      ["get-printer -OutputFolder 'DIR/a folder/", 'get-printer -OutputFolder DIR/sub/'],
    ],
    ['get-content DIR/sub/', ['get-content DIR/sub/x.csv']],
    ["get-content 'DIR/a ", ["get-content 'DIR/a folder/"]],
    ['get-content DIR/.', ['get-content DIR/.hidden']],
    ['nothing-like-it -', []],
    ["'text", []],
    ['# get-', []],
    ['1 ', []],
  ])('%s', async (text, expected) => {
    const found = await completed(text);
    expect(text === '1 ' ? found.filter((each) => !each.includes('-')) : found).toEqual(expected);
  });

  it('what a terminal would obey is not offered', async () => {
    expect(JSON.stringify(await completed('get-printer '))).not.toContain('31m');
  });
});

describe('help is for the command', () => {
  it.each([
    ['get-printer ', 12, 'get-printer – Gives printers.'],
    ['get-printer -State idle', 15, 'get-printer – '],
    ['1 | where { get-printer', 14, 'get-printer – '],
    ['get-printer | sort ', 19, 'sort-object – '],
    ['Get-Printer', 3, 'Get-Printer – '],
    ['', 0, 'Lines are programs'],
    ['nothing-like-it ', 16, 'Lines are programs'],
  ])('%j at %i', async (text, cursor, expected) => {
    const help = await helpAt(text, cursor, 80, session.known);
    expect(help.startsWith(expected)).toBe(true);
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
