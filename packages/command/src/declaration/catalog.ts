import type { AnyCommand } from './command.ts';
import type { CommandDescription } from './description.ts';
import { folded, typedName } from './names.ts';

/** The commands of a program. Describing them does not load them. */
export interface Catalog {
  descriptions(): Promise<readonly CommandDescription[]>;
  /** The command somebody names: publish-cloud-printer, Publish-CloudPrinter or an alias. */
  find(name: string): Promise<CommandDescription | undefined>;
  load(description: CommandDescription): Promise<AnyCommand>;
}

/** Finds by name, not minding case, and only then by alias. */
export function named(
  name: string,
  descriptions: readonly CommandDescription[],
): CommandDescription | undefined {
  const wanted = folded(name);
  return (
    descriptions.find((each) => folded(each.name) === wanted) ??
    descriptions.find((each) => each.aliases.some((alias) => folded(alias) === wanted))
  );
}

/** Shown first come the names that are typed. */
export function byName(one: CommandDescription, other: CommandDescription): number {
  return typedName(one.name).localeCompare(typedName(other.name), 'en');
}
