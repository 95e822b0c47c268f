import type { BindingContext } from '../binding/bind.ts';
import { type TypeOf, typesByProperties } from '../binding/object-types.ts';
import type { CommandDescription } from '../declaration/description.ts';
import type { Program } from '../program/program.ts';

/**
 * What binding a command's call needs to know. Objects are told apart only where some come and the command
 * takes only some, since all commands are looked at for it.
 */
export async function bindingContext(
  { name, catalog }: Program,
  { parameters }: CommandDescription,
  isFed: boolean,
  known?: TypeOf,
): Promise<BindingContext> {
  if (!isFed || parameters.every(({ from }) => from === undefined)) return { program: name };
  const byProperties = typesByProperties(await catalog.descriptions());
  return { program: name, typeOf: (object) => known?.(object) ?? byProperties(object) };
}
