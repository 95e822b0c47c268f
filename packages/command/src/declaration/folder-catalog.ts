import { readdir } from 'node:fs/promises';
import { byName, type Catalog, named } from './catalog.ts';
import type { AnyCommand } from './command.ts';
import { type CommandDescription, describeCommand } from './description.ts';
import { typedName } from './names.ts';

/** A catalog that knows where its commands are. */
export interface FolderCatalog extends Catalog {
  /** publish-cloud-printer and its file. */
  files(): Promise<ReadonlyMap<string, URL>>;
}

/**
 * The commands whose declarations are the files of some folders; a new file is a new command. Sources
 * run with this one; a shipped program has a catalog that the build made of the same files.
 */
export function folderCatalog(folders: readonly URL[]): FolderCatalog {
  let found: Promise<ReadonlyMap<string, URL>> | undefined;
  const loaded = new Map<string, Promise<AnyCommand>>();

  const files = (): Promise<ReadonlyMap<string, URL>> => (found ??= filesIn(folders));
  const load = async (name: string): Promise<AnyCommand | undefined> => {
    const file = (await files()).get(name);
    if (file === undefined) return undefined;
    const known = loaded.get(name) ?? commandIn(file);
    loaded.set(name, known);
    return await known;
  };
  const descriptions = async (): Promise<readonly CommandDescription[]> => {
    const names = [...(await files()).keys()];
    const commands = await Promise.all(names.map(load));
    return commands
      .filter((command) => command !== undefined)
      .map(describeCommand)
      .toSorted(byName);
  };
  return {
    files,
    descriptions,
    async find(name) {
      const direct = await load(name.toLowerCase());
      return direct === undefined ? named(name, await descriptions()) : describeCommand(direct);
    },
    async load(description) {
      return (await load(typedName(description.name))) as AnyCommand;
    },
  };
}

async function filesIn(folders: readonly URL[]): Promise<ReadonlyMap<string, URL>> {
  const found = new Map<string, URL>();
  for (const folder of folders) {
    for (const file of (await readdir(folder)).toSorted()) {
      if (file.endsWith('.ts')) found.set(file.slice(0, -'.ts'.length), new URL(file, folder));
    }
  }
  return found;
}

async function commandIn(file: URL): Promise<AnyCommand> {
  try {
    return ((await import(file.href)) as { default: AnyCommand }).default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file.pathname}: ${reason}`, { cause: error });
  }
}
