import { bundledCatalog } from '../../src/declaration/bundled-catalog.ts';
import { type AnyCommand, defineCommand } from '../../src/declaration/command.ts';
import { describeCommand } from '../../src/declaration/description.ts';
import { typedName } from '../../src/declaration/names.ts';
import type { Candidate, CompletionQuery } from '../../src/declaration/parameter.ts';
import type { Program } from '../../src/program/program.ts';
import getHelp from '../../src/commands/get-help.ts';

type Source = (query: CompletionQuery) => Promise<readonly Candidate[]>;

/** A program with a few commands about printers, whose names and tags somebody else knows. */
export function printProgram(names: Source = async () => []): {
  readonly program: Program;
  /** The commands whose modules were loaded. */
  readonly loaded: readonly string[];
} {
  const commands: readonly AnyCommand[] = [
    addPrinter(names),
    defineCommand({
      verb: 'Find',
      noun: 'Printer',
      summary: 'Finds printers.',
      parameters: {
        id: { type: 'int', mandatory: true, sets: ['byId'], help: 'Its number.' },
        place: { type: 'string', mandatory: true, sets: ['byPlace'], help: 'Its building.' },
        floor: { type: 'int', sets: ['byPlace'], help: 'Its floor.' },
      },
      sets: { byId: 'By its number.', byPlace: 'By where it is.' },
      impact: 'none',
      examples: [],
      async *run() {},
    }),
    getHelp,
  ];
  const descriptions = commands.map(describeCommand);
  const loaded: string[] = [];
  const modules = Object.fromEntries(
    commands.map((command, index) => {
      const name = typedName(descriptions[index]?.name ?? '');
      const load = async (): Promise<{ default: AnyCommand }> => {
        loaded.push(name);
        return { default: command };
      };
      return [name, load];
    }),
  );
  const catalog = bundledCatalog({ descriptions: async () => descriptions, modules });
  return {
    program: { name: 'hawser', version: '1.2.3', summary: 'is tested.', catalog },
    loaded,
  };
}

function addPrinter(names: Source): AnyCommand {
  return defineCommand({
    verb: 'Add',
    noun: 'Printer',
    aliases: ['new-printer', 'enrol'],
    summary: 'Adds a printer.',
    parameters: {
      comment: { type: 'string', help: 'What to know of it.' },
      name: {
        type: 'string',
        mandatory: true,
        position: 0,
        pipeline: 'property',
        aliases: ['label'],
        help: 'The printer.',
        complete: names,
      },
      tag: { type: 'string', list: true, position: 1, help: 'Its tags.', complete: names },
      paper: { type: 'enum', choices: ['A3', 'A4', 'Letter'], help: 'What is in it.' },
      tray: { type: 'enum', choices: ['Top', 'Bottom', 'Side'], list: true, help: 'Its trays.' },
      driver: { type: 'path', help: 'Its PPD file.' },
      spoolFolder: { type: 'path', help: 'Where jobs wait.' },
      pin: { type: 'secret', mandatory: true, help: 'Its PIN.' },
      fast: { type: 'switch', help: 'Prints drafts.' },
    },
    impact: 'low',
    force: 'Replaces it.',
    output: {
      name: 'Test.Printer',
      properties: {
        name: { type: 'string', description: 'The printer.' },
        colourModel: { type: 'string', description: 'Its colours.' },
      },
    },
    examples: [],
    async *run() {},
  });
}
