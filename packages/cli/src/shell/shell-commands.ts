import type { Catalog } from '@hawser/command/declaration/catalog';
import { byName, named } from '@hawser/command/declaration/catalog';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { folded } from '@hawser/command/declaration/names';
import type { BuiltIn } from './built-in.ts';
import { builtIns } from './builtins/built-ins.ts';
import { describeFunction } from './run/describe-function.ts';
import { functionPrefix, type Scope } from './run/scope.ts';
import { BlockValue } from './values/block-value.ts';

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

  /**
   * The product's catalog with these in it, and with the functions that are seen, for help, completion and
   * whoever looks what there is.
   */
  withThese(catalog: Catalog, scope?: Scope): Catalog {
    const own = builtIns.map(({ description }) => description);
    return {
      descriptions: async (): Promise<readonly CommandDescription[]> =>
        [...(await catalog.descriptions()), ...own, ...functionsIn(scope)].toSorted(byName),
      find: async (name) =>
        named(name, functionsIn(scope)) ??
        this.find(name)?.description ??
        (await catalog.find(name)),
      load: async (description) => catalog.load(description),
    };
  }
}

function functionsIn(scope: Scope | undefined): readonly CommandDescription[] {
  const all = scope?.visible() ?? [];
  return all.flatMap(({ name, value }) =>
    name.startsWith(functionPrefix) && value instanceof BlockValue
      ? [describeFunction(name.slice(functionPrefix.length), value.written.parameters)]
      : [],
  );
}
