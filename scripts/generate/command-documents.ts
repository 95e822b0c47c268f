import { posix } from 'node:path';
import type { CommandDescription } from '../../packages/command/src/declaration/description.ts';
import { typedName } from '../../packages/command/src/declaration/names.ts';
import { commandIndex } from '../../packages/command/src/documents/command-index.ts';
import { commandMan } from '../../packages/command/src/documents/command-man.ts';
import { commandPage } from '../../packages/command/src/documents/command-page.ts';
import { manName } from '../../packages/command/src/documents/man-page.ts';
import { outputSchema } from '../../packages/command/src/documents/output-schema.ts';
import { programMan } from '../../packages/command/src/documents/program-man.ts';
import type { DescribedProgram } from './programs.ts';

const index = 'docs/reference/commands/README.md';

/** The documents about the commands of some programs. */
export function commandDocuments(programs: readonly DescribedProgram[]): Map<string, string> {
  const describing = (command: CommandDescription): DescribedProgram =>
    programs.find(({ commands }) =>
      commands.some((each) => isSame(each, command)),
    ) as DescribedProgram;
  const documents = new Map<string, string>();
  for (const program of programs) {
    for (const command of program.commands) {
      if (describing(command) === program) addReference(documents, program, command);
    }
    addManPages(documents, program, programs);
  }
  const indexed = programs.map((program) => ({
    ...program,
    pageOf: (command: CommandDescription) => from(index, pagePath(describing(command), command)),
  }));
  return documents.set(index, commandIndex(indexed));
}

function addReference(
  documents: Map<string, string>,
  program: DescribedProgram,
  command: CommandDescription,
): void {
  const typed = typedName(command.name);
  const page = pagePath(program, command);
  const schema = `${program.schemas}/${typed}.json`;
  const links = { index: from(page, index), schema: from(page, schema) };
  documents.set(page, commandPage({ program: program.name, command, links }));
  documents.set(schema, outputSchema(command));
}

/** Each program has pages for all of its commands: it is installed without the others. */
function addManPages(
  documents: Map<string, string>,
  program: DescribedProgram,
  all: readonly DescribedProgram[],
): void {
  const { name, commands } = program;
  const others = all.filter((other) => other !== program).map((other) => other.name);
  documents.set(`docs/man/${manName(name)}.1`, programMan({ ...program, others }));
  for (const command of commands) {
    const page = manName(name, typedName(command.name));
    documents.set(`docs/man/${page}.1`, commandMan(name, command));
  }
}

function pagePath({ pages }: DescribedProgram, { name }: CommandDescription): string {
  return `${pages}/${typedName(name)}.md`;
}

/** Two programs may each have a command of one name that is not the same command. */
function isSame(one: CommandDescription, other: CommandDescription): boolean {
  return one.name === other.name && JSON.stringify(one) === JSON.stringify(other);
}

/** How one document links to another. */
function from(document: string, target: string): string {
  return posix.relative(posix.dirname(document), target);
}
