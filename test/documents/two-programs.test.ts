import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { expect, it } from 'vitest';
import { checkout } from '../workspace/sources.ts';

// The scripts know the tests, so that these cannot know the scripts but by their place.
const script = pathToFileURL(join(checkout, 'scripts/generate/command-documents.ts')).href;
const { commandDocuments } = (await import(script)) as {
  commandDocuments: (programs: readonly object[]) => Map<string, string>;
};

const command = (name: string, summary: string): CommandDescription => {
  return { name, summary, aliases: [], parameters: [], impact: 'none', examples: [] };
};

const documents = commandDocuments([
  {
    name: 'one',
    summary: 'is the first.',
    commands: [command('Get-Both', 'Is in both.'), command('Get-Other', 'Is other in each.')],
    pages: 'docs/reference/commands',
    schemas: 'docs/reference/schemas',
  },
  {
    name: 'two',
    summary: 'is the second.',
    commands: [
      command('Get-Both', 'Is in both.'),
      command('Get-Other', 'Is different here.'),
      command('Get-Own', 'Is only here.'),
    ],
    pages: 'docs/reference/two',
    schemas: 'docs/reference/two/schemas',
  },
]);

it('a command of two programs has one page, any other a page with its program', () => {
  const pages = [...documents.keys()].filter((path) => path.endsWith('.md'));
  expect(pages.toSorted()).toEqual([
    'docs/reference/commands/README.md',
    'docs/reference/commands/get-both.md',
    'docs/reference/commands/get-other.md',
    'docs/reference/two/get-other.md',
    'docs/reference/two/get-own.md',
  ]);
  const index = documents.get('docs/reference/commands/README.md');
  expect(index).toContain('## two\n');
  expect(index).toContain('| [get-both](get-both.md) | Is in both. |');
  expect(index).toContain('| [get-other](../two/get-other.md) | Is different here. |');
  const own = documents.get('docs/reference/two/get-own.md');
  expect(own).toContain('](../commands/README.md#common-parameters)');
  expect(own).toContain('](schemas/get-own.json)');
  expect(documents.has('docs/reference/two/schemas/get-own.json')).toBe(true);
});

it('each program has man pages for all of its commands', () => {
  const man = [...documents.keys()].filter((path) => path.startsWith('docs/man/'));
  expect(man.toSorted()).toEqual(
    ['one-get-both', 'one-get-other', 'one', 'two-get-both', 'two-get-other', 'two-get-own', 'two']
      .map((page) => `docs/man/${page}.1`)
      .toSorted(),
  );
});
