import { posix } from 'node:path';
import type { CommandDescription } from '../../packages/command/src/declaration/description.ts';
import { typedName } from '../../packages/command/src/declaration/names.ts';
import { commandIndex } from '../../packages/command/src/documents/command-index.ts';
import { commandMan } from '../../packages/command/src/documents/command-man.ts';
import { commandPage } from '../../packages/command/src/documents/command-page.ts';
import { errorReference } from '../../packages/command/src/documents/error-reference.ts';
import { manName } from '../../packages/command/src/documents/man-page.ts';
import { outputSchema } from '../../packages/command/src/documents/output-schema.ts';
import { programMan } from '../../packages/command/src/documents/program-man.ts';
import { settingsReference } from '../../packages/command/src/documents/settings-reference.ts';
import { errorTables } from './error-tables.ts';
import { type DescribedProgram, describedPrograms } from './programs.ts';

/** The folders that hold nothing but what is generated. */
export const generatedFolders = ['docs/reference', 'docs/man'] as const;

const index = 'docs/reference/commands/README.md';

/** Every generated document: its path from the checkout's folder, and its text. */
export async function generatedDocuments(): Promise<ReadonlyMap<string, string>> {
  const programs = await describedPrograms();
  const describing = (command: CommandDescription): DescribedProgram =>
    programs.find(({ commands }) =>
      commands.some((each) => isSame(each, command)),
    ) as DescribedProgram;
  const documents = new Map<string, string>();

  for (const program of programs) {
    const own = program.commands.filter((command) => describing(command) === program);
    for (const command of own) addCommand(documents, program, command);
    const man = programMan({
      ...program,
      describedBy: (command) => describing(command).name,
      others: programs.filter((other) => other !== program).map(({ name }) => name),
    });
    documents.set(`docs/man/${manName(program.name)}.1`, man);
  }
  const indexed = programs.map((program) => ({
    ...program,
    pageOf: (command: CommandDescription) => from(index, pagePath(describing(command), command)),
  }));
  documents.set(index, commandIndex(indexed));
  documents.set('docs/reference/errors.md', errorReference(await errorTables()));
  documents.set('docs/reference/settings.md', settingsReference());
  return documents;
}

function addCommand(
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
  documents.set(`docs/man/${manName(program.name, typed)}.1`, commandMan(program.name, command));
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
