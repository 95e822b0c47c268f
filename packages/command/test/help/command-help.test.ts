import { expect, it } from 'vitest';
import { defineCommand } from '../../src/declaration/command.ts';
import { describeCommand } from '../../src/declaration/description.ts';
import { commandHelp } from '../../src/help/command-help.ts';

const command = defineCommand({
  verb: 'Get',
  noun: 'Thing',
  summary: 'Gives things of all kinds that there are, by their sizes, and by the days of the week.',
  parameters: {
    size: { type: 'enum', choices: ['small', 'large'], help: 'How large.' },
    day: {
      type: 'enum',
      choices: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      help: 'When.',
    },
    password: { type: 'secret', minimum: 8, help: 'A password.' },
  },
  impact: 'none',
  examples: [],
  async *run() {},
});

function help(part: 'usual' | 'full', columns = 100): string {
  const display = { columns, colour: false };
  return commandHelp('hawser', describeCommand(command), { part, style: 'powershell', display });
}

it('the values of an enum stand in its place, or behind its help where they are many', () => {
  expect(help('usual')).toMatch(/-Size <small\|large> +How large\.\n/);
  expect(help('usual')).toMatch(/-Day <enum> +When\. One of mon, tue, wed, thu, fri, sat, sun\.\n/);
});

it('a secret is in the usage by a form that can be typed, and its length in all of the help', () => {
  expect(help('usual')).toContain('[-PasswordFile <path>]');
  expect(help('full')).toMatch(/Takes: +a secret of 8 characters or more/);
});

it('all of the help fits the terminal, whatever a parameter takes', () => {
  expect(help('full', 80)).toMatch(/^ {23}\S/m);
  // A parameter stays with its value.
  expect(help('usual', 38)).toContain('\n      [-Size <small|large>]');
  for (const line of help('full', 80).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});
