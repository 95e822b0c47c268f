import { defineCommand } from '../declaration/command.ts';
import { findCommand } from '../binding/find-command.ts';
import { isPattern, like } from '../binding/like.ts';
import { folded, typedName } from '../declaration/names.ts';
import { verbs } from '../declaration/verbs.ts';
import { syntaxLines } from '../help/syntax.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Command',
  aliases: ['gcm'],
  summary: 'Lists the commands.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      help: 'Only those whose name or alias is like this; * stands for any letters, ? for one.',
    },
    verb: {
      type: 'enum',
      choices: verbs,
      list: true,
      help: 'Only those that begin with one of these verbs.',
    },
    noun: {
      type: 'string',
      list: true,
      help: 'Only those whose noun is like one of these.',
    },
    commandType: {
      type: 'enum',
      choices: ['Cmdlet', 'Function'],
      list: true,
      aliases: ['Type'],
      help: 'Only commands, or only the functions of the program that runs.',
    },
    syntax: { type: 'switch', help: 'Gives how each of them is written instead, as text.' },
  },
  impact: 'none',
  output: {
    name: 'Hawser.Command',
    properties: {
      commandType: {
        type: 'string',
        enum: ['Cmdlet', 'Function'],
        description: 'Whether it is a command, or a function of the program that runs.',
      },
      name: { type: 'string', description: 'The name of the command.' },
      typedName: { type: 'string', description: 'The name as it is typed in other shells.' },
      summary: { type: 'string', description: 'What it does.' },
      aliases: { type: 'array', items: { type: 'string' }, description: 'Its other names.' },
      impact: {
        type: 'string',
        enum: ['none', 'low', 'medium', 'high'],
        description: 'How much it can break; high asks before it acts.',
      },
    },
    view: ['commandType', 'name', 'summary'],
  },
  examples: [
    { line: 'hawser get-command', says: 'Lists all commands.' },
    { line: "hawser get-command '*profile'", says: 'Lists those about profiles.' },
    { line: 'hawser get-command -Verb get,test', says: 'Lists those that change nothing.' },
    { line: "hawser get-command -Noun '*printer'", says: 'Lists those about printers.' },
    { line: 'hawser get-command set-profile -Syntax', says: 'Shows how one is written.' },
  ],
  async *run({ parameters, program }) {
    const wanted = parameters.name === undefined ? undefined : like(folded(parameters.name));
    // A name is a mistake where nothing has it; a pattern is a question.
    if (parameters.name !== undefined && !isPattern(parameters.name)) {
      await findCommand(program, parameters.name);
    }
    const nouns = parameters.noun?.map((noun) => like(folded(noun)));
    const said = (text: string): string => program.wording?.text(text) ?? text;
    for (const each of await program.catalog.descriptions()) {
      const { name, summary, aliases, impact } = each;
      const commandType = each.kind === 'function' ? 'Function' : 'Cmdlet';
      const names = [name, ...aliases].map(folded);
      if (wanted !== undefined && !names.some((one) => wanted.test(one))) continue;
      if (parameters.verb?.some((verb) => name.startsWith(`${verb}-`)) === false) continue;
      if (nouns?.some((noun) => noun.test(folded(nounOf(name)))) === false) continue;
      if (parameters.commandType?.includes(commandType) === false) continue;
      if (parameters.syntax) {
        yield* syntaxLines(program.name, each, 'powershell').map(said);
        continue;
      }
      yield { commandType, name, typedName: typedName(name), summary, aliases, impact };
    }
  },
});

/** What stands behind the verb; of a function without one, nothing. */
function nounOf(name: string): string {
  return /-(?<noun>.*)$/.exec(name)?.groups?.['noun'] ?? '';
}
