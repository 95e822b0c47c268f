import type { Catalog } from '@hawser/command/declaration/catalog';
import { byName } from '@hawser/command/declaration/catalog';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { folded } from '@hawser/command/declaration/names';
import type { BuiltIn } from './built-in.ts';
import { builtIns } from './builtins/built-ins.ts';

/** The shell's own commands by their names and by their shorter ones. */
export class ShellCommands {
  readonly aliases: ReadonlyMap<string, string>;
  readonly #byName: ReadonlyMap<string, BuiltIn>;

  constructor() {
    this.aliases = new Map(
      builtIns.flatMap(({ description: { name, aliases } }) =>
        aliases.map((alias) => [alias, name] as const),
      ),
    );
    this.#byName = new Map(
      builtIns.flatMap((each) =>
        [each.description.name, ...each.description.aliases].map(
          (name) => [folded(name), each] as const,
        ),
      ),
    );
  }

  find(name: string): BuiltIn | undefined {
    return this.#byName.get(folded(name));
  }

  /** The product's catalog with these in it, for help, completion and whoever looks what there is. */
  withThese(catalog: Catalog): Catalog {
    const own = builtIns.map(({ description }) => description);
    return {
      descriptions: async (): Promise<readonly CommandDescription[]> =>
        [...(await catalog.descriptions()), ...own].toSorted(byName),
      find: async (name) => this.find(name)?.description ?? (await catalog.find(name)),
      load: async (description) => catalog.load(description),
    };
  }
}
