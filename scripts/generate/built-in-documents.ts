import { posix } from 'node:path';
import { program } from '../../packages/cli/src/program.ts';
import { byName } from '../../packages/command/src/declaration/catalog.ts';
import { typedName } from '../../packages/command/src/declaration/names.ts';
import { builtInIndex } from '../../packages/command/src/documents/built-in-index.ts';
import { commandPage } from '../../packages/command/src/documents/command-page.ts';

const folder = 'docs/reference/shell';
const index = `${folder}/README.md`;

/** The documents about the commands that there are only within programs. */
export async function builtInDocuments(): Promise<ReadonlyMap<string, string>> {
  const commands = ((await program.builtIns?.()) ?? []).toSorted(byName);
  const pages = commands.map((command): [string, string] => [
    `${folder}/${typedName(command.name)}.md`,
    commandPage({ program: program.name, command, links: { index: posix.basename(index) } }),
  ]);
  return new Map([[index, builtInIndex(commands)], ...pages]);
}
