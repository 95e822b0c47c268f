import { folded, typedName } from '../declaration/names.ts';
import type { ParameterDescription } from '../declaration/description.ts';
import { type Binding, type BindingContext, invalid } from './bind.ts';
import { argumentErrors } from './binding-errors.ts';
import { convert, isOfType } from './convert.ts';

/**
 * The binding with one object from the pipeline, in PowerShell's four steps: the object itself where
 * it has the type, a property of it where that has the type, then the same two converted. What was
 * given by name stays as it is.
 */
export function bindObject(binding: Binding, object: unknown, context: BindingContext): Binding {
  const open = openIn(binding);
  const byValue = open.filter((parameter) => parameter.pipeline !== 'property');
  const byProperty = open.filter((parameter) => parameter.pipeline !== 'value');
  const properties = propertiesOf(object);
  const words = { program: context.program, command: typedName(binding.command.name) };
  const type = open.some(({ from }) => from !== undefined) ? context.typeOf?.(object) : undefined;
  if (type !== undefined) requireTaken(type, binding, context);

  const bound = new Map<string, unknown>();
  const take = (parameter: ParameterDescription, value: unknown): void => {
    if (value !== undefined && !bound.has(parameter.key)) bound.set(parameter.key, value);
  };
  for (const parameter of byValue) if (isOfType(parameter, object)) take(parameter, object);
  for (const parameter of byProperty) take(parameter, propertyFor(parameter, properties, type));
  // What has properties is not converted as a whole: its text would be no name that anybody meant.
  // So of the last two steps only one can apply, and a property can be taken before it is converted.
  for (const parameter of properties.size === 0 ? byValue : []) {
    take(parameter, convert(parameter, object));
  }
  if (bound.size === 0) {
    // Not the values, which may be secret.
    const names = [...properties.keys()].slice(0, 10).join(', ');
    throw argumentErrors('unbindable-object', {
      ...words,
      properties: names === '' ? 'no properties' : names,
    });
  }
  for (const parameter of open) {
    const value = bound.get(parameter.key);
    if (value === undefined) continue;
    const converted = convert(parameter, value);
    if (converted === undefined) throw invalid(parameter, value, words);
    bound.set(parameter.key, converted);
  }
  return { ...binding, values: new Map([...binding.values, ...bound]) };
}

/** What an object can still be bound to. */
function openIn({ command, values, secrets }: Binding): readonly ParameterDescription[] {
  return command.parameters.filter(
    ({ key, pipeline }) => pipeline !== undefined && !values.has(key) && !secrets.has(key),
  );
}

/** Refuses an object that the command is not about, whatever properties it has. */
export function requireTaken(type: string, binding: Binding, { program }: BindingContext): void {
  const open = openIn(binding);
  const taken = [...new Set(open.flatMap(({ from = {} }) => Object.keys(from)))];
  if (taken.length === 0 || taken.includes(type)) return;
  throw argumentErrors('other-object', {
    program,
    command: typedName(binding.command.name),
    type: bareType(type),
    types: taken.map(bareType).join(', '),
  });
}

/** As its nouns are: PrintJob. */
function bareType(type: string): string {
  return type.replace(/^Hawser\./, '');
}

function propertyFor(
  { key, aliases = [], from }: ParameterDescription,
  properties: ReadonlyMap<string, unknown>,
  type: string | undefined,
): unknown {
  const ofType = type === undefined || from === undefined ? undefined : [from[type] ?? []].flat();
  for (const name of ofType ?? [key, ...aliases]) {
    const value = properties.get(folded(name));
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function propertiesOf(object: unknown): ReadonlyMap<string, unknown> {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return new Map();
  return new Map(Object.entries(object).map(([name, value]) => [folded(name), value]));
}
