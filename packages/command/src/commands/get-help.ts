import { findCommand } from '../binding/find-command.ts';
import type { ProgramQuery } from '../completion/ask-source.ts';
import { commandNames } from '../completion/command-names.ts';
import { named } from '../declaration/catalog.ts';
import { defineCommand } from '../declaration/command.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { commandHelp } from '../help/command-help.ts';
import { programHelp } from '../help/program-help.ts';
import { displayOf } from '../output/display.ts';
import type { Program } from '../program/program.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Help',
  aliases: ['help', 'man'],
  summary: 'Explains a command.',
  description:
    'Without a name it shows what the program can do. With -Output json it gives the declaration of the command, from which help, completion and documents are made.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      pipeline: 'property',
      help: 'The command, by its name or an alias.',
      complete: async ({ program, word }: ProgramQuery) =>
        program === undefined ? [] : await commandNames(program.catalog, word),
    },
    examples: { type: 'switch', help: 'Shows only the examples.' },
    full: { type: 'switch', help: 'Shows everything: types, aliases, defaults, output.' },
  },
  impact: 'none',
  output: {
    name: 'Hawser.Help',
    properties: {
      name: { type: 'string', description: 'The command.' },
      summary: { type: 'string', description: 'What it does.' },
      text: { type: 'string', description: 'The help as it is shown to a person.' },
    },
    text: (help: Help) => help.text.trimEnd(),
  },
  examples: [
    { line: 'hawser get-help add-profile', says: 'Explains a command.' },
    { line: 'hawser get-help add-profile -Examples', says: 'Shows how it is used.' },
  ],
  async *run({ parameters, program, host }) {
    const display = displayOf(host.stdout, host.env);
    const { name, examples, full } = parameters;
    if (name === undefined) {
      const text = await programHelp(program, display);
      yield { name: program.name, summary: program.summary, text } satisfies Help;
      return;
    }
    const command = (await builtIn(program, name)) ?? (await findCommand(program, name));
    const part = full ? 'full' : examples ? 'examples' : 'usual';
    const style = /^[A-Z]/.test(name) ? 'powershell' : 'long';
    const { wording } = program;
    const text = commandHelp(program.name, command, { part, style, display, wording });
    yield { ...command, text } satisfies Help;
  },
});

/** One of the language of programs, where no command has the name. */
async function builtIn(program: Program, name: string): Promise<CommandDescription | undefined> {
  if (program.builtIns === undefined || (await program.catalog.find(name)) !== undefined) return;
  return named(name, await program.builtIns());
}

interface Help {
  readonly name: string;
  readonly summary: string;
  readonly text: string;
}
