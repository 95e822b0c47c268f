import type { BindingContext } from '../binding/bind.ts';
import { type TypeOf, typesByProperties } from '../binding/object-types.ts';
import type { Catalog } from '../declaration/catalog.ts';
import type { CommandDescription } from '../declaration/description.ts';
import type { Program } from '../program/program.ts';

const told = new WeakMap<Catalog, Promise<TypeOf>>();

/**
 * What binding a command's call needs to know. Objects are told apart only where some come and the command
 * takes only some, since all commands are looked at for it, once.
 */
export async function bindingContext(
  { name, catalog }: Pick<Program, 'name' | 'catalog'>,
  { parameters }: CommandDescription,
  isFed: boolean,
  known?: TypeOf,
): Promise<BindingContext> {
  if (!isFed || parameters.every(({ from }) => from === undefined)) return { program: name };
  const telling = told.get(catalog) ?? catalog.descriptions().then(typesByProperties);
  told.set(catalog, telling);
  const byProperties = await telling;
  return { program: name, typeOf: (object) => known?.(object) ?? byProperties(object) };
}
