import { type Catalog, named } from './catalog.ts';
import type { AnyCommand } from './command.ts';
import type { CommandDescription } from './description.ts';
import { typedName } from './names.ts';

/** What a build makes of the command files: their descriptions as data, and how to load each. */
export interface BundledCommands {
  readonly descriptions: () => Promise<readonly CommandDescription[]>;
  readonly modules: Readonly<Record<string, () => Promise<{ default: AnyCommand }>>>;
}

export function bundledCatalog({ descriptions, modules }: BundledCommands): Catalog {
  return {
    descriptions,
    find: async (name) => named(name, await descriptions()),
    async load(description) {
      const module = modules[typedName(description.name)];
      if (module === undefined) throw new Error(`no module for ${description.name}`);
      return (await module()).default;
    },
  };
}
