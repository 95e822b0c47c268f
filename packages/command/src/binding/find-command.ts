import type { HawserError } from '@hawser/core/errors';
import type { CommandDescription } from '../declaration/description.ts';
import { folded, typedName } from '../declaration/names.ts';
import type { Program } from '../program/program.ts';
import { argumentErrors } from './binding-errors.ts';
import { nearest } from './match-name.ts';

/** The command of that name or alias; where there is none, the error suggests what may be meant. */
export async function findCommand(program: Program, name: string): Promise<CommandDescription> {
  const command = await program.catalog.find(name);
  if (command === undefined) throw await unknownCommand(program, name);
  return command;
}

export async function unknownCommand(program: Program, name: string): Promise<HawserError> {
  const meant = likely(name, await program.catalog.descriptions());
  const suggestion =
    meant.length > 0
      ? `Did you mean ${meant.join(' or ')}?`
      : `See those there are: ${program.name} get-command`;
  return argumentErrors('unknown-command', { name, suggestion });
}

/** The nearest names or, for a verb or a noun alone, the names with it. */
function likely(name: string, commands: readonly CommandDescription[]): readonly string[] {
  const near = commands.filter(
    (command) => nearest(name, [command.name, ...command.aliases]).length > 0,
  );
  const withWord = commands.filter((command) =>
    command.name.split('-').map(folded).includes(folded(name)),
  );
  const order = nearest(
    name,
    near.map((command) => command.name),
  );
  const sorted = near.toSorted((a, b) => rank(order, a.name) - rank(order, b.name));
  return [...new Set([...sorted, ...withWord])]
    .slice(0, 4)
    .map((command) => typedName(command.name));
}

function rank(order: readonly string[], name: string): number {
  const place = order.indexOf(name);
  return place === -1 ? order.length : place;
}
