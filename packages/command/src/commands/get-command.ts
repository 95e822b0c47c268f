import { defineCommand } from '../declaration/command.ts';
import { findCommand } from '../binding/find-command.ts';
import { isPattern, like } from '../binding/like.ts';
import { folded, typedName } from '../declaration/names.ts';
import { verbs } from '../declaration/verbs.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Command',
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
  },
  impact: 'none',
  output: {
    name: 'Hawser.Command',
    properties: {
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
    view: ['name', 'summary'],
  },
  examples: [
    { line: 'hawser get-command', says: 'Lists all commands.' },
    { line: "hawser get-command '*profile'", says: 'Lists those about profiles.' },
    { line: 'hawser get-command -Verb get,test', says: 'Lists those that change nothing.' },
  ],
  async *run({ parameters, program }) {
    const wanted = parameters.name === undefined ? undefined : like(folded(parameters.name));
    // A name is a mistake where nothing has it; a pattern is a question.
    if (parameters.name !== undefined && !isPattern(parameters.name)) {
      await findCommand(program, parameters.name);
    }
    for (const { name, summary, aliases, impact } of await program.catalog.descriptions()) {
      const names = [name, ...aliases].map(folded);
      if (wanted !== undefined && !names.some((each) => wanted.test(each))) continue;
      if (parameters.verb?.some((verb) => name.startsWith(`${verb}-`)) === false) continue;
      yield { name, typedName: typedName(name), summary, aliases, impact };
    }
  },
});
