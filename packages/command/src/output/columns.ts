import { visible } from '@hawser/core/visible';
import { parameterName } from '../declaration/names.ts';

/** The value of a property; only what the object itself has. */
export function property(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, key))
    return undefined;
  return (object as Readonly<Record<string, unknown>>)[key];
}

export function keysOf(object: unknown): string[] {
  return typeof object === 'object' && object !== null ? Object.keys(object) : [];
}

/** someName over a column: SomeName. Whoever has chosen it, a terminal obeys nothing in it. */
export function columnTitle(key: string): string {
  return visible(parameterName(key));
}

/** The object with only the properties that were asked for, in that order. */
export function selected(object: unknown, wanted: readonly string[]): unknown {
  if (typeof object !== 'object' || object === null) return object;
  const keys = new Map(keysOf(object).map((key) => [key.toLowerCase(), key]));
  return Object.fromEntries(
    wanted.map((name) => {
      const key = keys.get(name.toLowerCase());
      return key === undefined ? [name, null] : [key, property(object, key) ?? null];
    }),
  );
}
