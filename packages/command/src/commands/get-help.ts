import { findCommand } from '../binding/find-command.ts';
import { isPattern, like } from '../binding/like.ts';
import type { ProgramQuery } from '../completion/ask-source.ts';
import { commandNames } from '../completion/command-names.ts';
import { byName, named } from '../declaration/catalog.ts';
import { defineCommand } from '../declaration/command.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { folded, typedName } from '../declaration/names.ts';
import type { Candidate } from '../declaration/parameter.ts';
import { commandHelp } from '../help/command-help.ts';
import { helpErrors } from '../help/help-errors.ts';
import { helpLines } from '../help/help-rows.ts';
import { programHelp } from '../help/program-help.ts';
import type { Topic } from '../help/topic.ts';
import { topicHelp } from '../help/topic-help.ts';
import { displayOf } from '../output/display.ts';
import type { Program } from '../program/program.ts';

export default defineCommand({
  verb: 'Get',
  noun: 'Help',
  aliases: ['help', 'man'],
  summary: 'Explains a command.',
  description:
    'Without a name it shows what the program can do, and of several that are like a name it lists them. With -Output json it gives the declaration of the command, from which help, completion and documents are made.',
  parameters: {
    name: {
      type: 'string',
      position: 0,
      pipeline: 'property',
      from: { 'Hawser.Command': 'name', 'Hawser.Help': 'name' },
      help: 'The command, by its name or an alias, or a topic; all that are like it, where * stands for any letters and ? for one.',
      complete: async ({ program, word }: ProgramQuery) =>
        program === undefined ? [] : await namesOf(program, word),
    },
    examples: { type: 'switch', help: 'Shows only the examples.' },
    full: { type: 'switch', help: 'Shows everything: types, aliases, defaults, output.' },
  },
  impact: 'none',
  output: {
    name: 'Hawser.Help',
    properties: {
      name: { type: 'string', description: 'The command, or the topic.' },
      summary: { type: 'string', description: 'What it does.' },
      text: { type: 'string', description: 'The help as it is shown to a person.' },
    },
    text: (help: Help) => help.text.trimEnd(),
  },
  examples: [
    { line: 'hawser get-help add-profile', says: 'Explains a command.' },
    { line: 'hawser get-help add-profile -Examples', says: 'Shows how it is used.' },
    {
      line: "hawser get-help '*printer*'",
      says: 'Lists the commands that have to do with printers.',
    },
  ],
  async *run({ parameters, program, host }) {
    const display = displayOf(host.stdout, host.env);
    const { name, examples, full } = parameters;
    if (name === undefined) {
      const text = await programHelp(program, display);
      yield { name: program.name, summary: program.summary, text } satisfies Help;
      return;
    }
    const part = full ? 'full' : examples ? 'examples' : 'usual';
    const style = /^[A-Z]/.test(name) ? 'powershell' : 'long';
    const explained = (found: Explained): Help => {
      if ('sections' in found) return { ...found, text: topicHelp(found, display) };
      const { name: called, wording } = program;
      return { ...found, text: commandHelp(called, found, { part, style, display, wording }) };
    };
    const found = await explainedBy(program, name);
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) {
      yield explained(only);
      return;
    }
    const rows = found.map((each) => [writtenName(each, style), each.summary] as const);
    const lines = helpLines(rows, display);
    for (const [index, each] of found.entries()) {
      yield { ...each, text: lines[index] ?? '' } satisfies Help;
    }
  },
});

type Explained = CommandDescription | Topic;

/** What the name is of, or else all that is like it; where there is nothing, the error says what may be meant. */
async function explainedBy(program: Program, name: string): Promise<readonly Explained[]> {
  // Mostly it is a command, for which the others need not be looked at.
  const command = await program.catalog.find(name);
  if (command !== undefined) return [command];
  const commands = await commandsOf(program);
  const exact = named(name, commands);
  if (exact !== undefined) return [exact];
  const topics = (await program.topics?.()) ?? [];
  const wanted = like(folded(isPattern(name) ? name : `*${name}*`));
  const isTopic = ({ name: own, also }: Topic): boolean =>
    [own, ...also].some((each) => folded(each) === folded(name));
  const topic = topics.find(isTopic);
  if (topic !== undefined) return [topic];
  const found = [
    ...commands.filter((each) =>
      [each.name, ...each.aliases].some((one) => wanted.test(folded(one))),
    ),
    ...topics.filter((each) => wanted.test(folded(each.name))),
  ];
  if (found.length > 0) return found;
  const here = { program: program.name };
  if (isPattern(name)) throw helpErrors('nothing-like', { name, ...here });
  if (/^about_/i.test(name) && topics.length > 0) throw helpErrors('no-topic', { name, ...here });
  return [await findCommand(program, name)];
}

/** With those of the language, where the program has such. */
async function commandsOf(program: Program): Promise<readonly CommandDescription[]> {
  const own = await program.catalog.descriptions();
  const known = new Set(own.map(({ name }) => name));
  const others = ((await program.builtIns?.()) ?? []).filter(({ name }) => !known.has(name));
  return [...own, ...others].toSorted(byName);
}

async function namesOf(program: Program, word: string): Promise<readonly Candidate[]> {
  const topics = /^a/i.test(word) ? ((await program.topics?.()) ?? []) : [];
  const begun = topics.filter(({ name }) => name.toLowerCase().startsWith(word.toLowerCase()));
  return [
    ...(await commandNames(program.catalog, word)),
    ...begun.map(({ name, summary }) => ({ value: name, says: summary })),
  ];
}

function writtenName(each: Explained, style: 'powershell' | 'long'): string {
  return style === 'powershell' || 'sections' in each ? each.name : typedName(each.name);
}

interface Help {
  readonly name: string;
  readonly summary: string;
  readonly text: string;
}
