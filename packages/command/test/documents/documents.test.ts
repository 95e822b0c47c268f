import { describe, expect, it } from 'vitest';
import { commandIndex } from '../../src/documents/command-index.ts';
import { commandMan } from '../../src/documents/command-man.ts';
import { commandPage } from '../../src/documents/command-page.ts';
import { outputSchema } from '../../src/documents/output-schema.ts';
import { programMan } from '../../src/documents/program-man.ts';
import { typedName } from '../../src/declaration/names.ts';
import { things } from '../powershell/thing-commands.ts';

describe.each(things.map((command) => [typedName(command.name), command] as const))(
  '%s',
  (typed, command) => {
    const links = { index: 'README.md', schema: `../schemas/${typed}.json` };
    it.each([
      ['md', () => commandPage({ program: 'hawser', command, links })],
      ['1', () => commandMan('hawser', command)],
      ['json', () => outputSchema(command)],
    ])('has the document that golden/%s holds', async (ending, make) => {
      const text = make();
      expect(text).toMatch(/[^\n]\n$/);
      expect(text).not.toMatch(/\n\n\n/);
      await expect(text).toMatchFileSnapshot(`golden/${typed}.${ending}`);
    });
  },
);

describe('a program', () => {
  const program = { name: 'hawser', summary: 'is tested.', commands: things };

  it('has an index of its commands', () => {
    const index = commandIndex([{ ...program, pageOf: ({ name }) => `${typedName(name)}.md` }]);
    for (const { name, summary } of things) {
      const typed = typedName(name);
      expect(index).toContain(`| [${typed}](${typed}.md) | ${summary} |`);
    }
    expect(index).toContain('### `-WhatIf`, `--what-if`');
    expect(index).toContain('| 130 | interrupted |');
  });

  it('has a man page that leads to those of its commands', () => {
    const man = programMan({ ...program, others: ['hawser-agent'] });
    expect(man).toContain(String.raw`\fBpublish\-thing\fR, see \fBhawser\-publish\-thing\fR(1)`);
    expect(man).toContain('\\fBHAWSER_VAULT\\fR\n');
    expect(man).toContain(String.raw`\fBhawser\-agent\fR(1)`);
  });
});
