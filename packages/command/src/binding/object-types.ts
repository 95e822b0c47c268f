import type { CommandDescription } from '../declaration/description.ts';

/** The name of an object's type, as Hawser.PrintJob; undefined of what no command has given. */
export type TypeOf = (object: unknown) => string | undefined;

/** Fewer are too easily somebody's own. */
const fewest = 3;

/**
 * Tells objects of commands by their properties: a command writes all of them, and what was text in
 * between, in a pipe or a file, says nothing else of where it is from.
 */
export function typesByProperties(commands: readonly CommandDescription[]): TypeOf {
  const types = new Map<string, string | undefined>();
  for (const { output } of commands) {
    if (output === undefined) continue;
    const names = Object.keys(output.properties);
    if (names.length < fewest) continue;
    const key = written(names);
    // What looks the same may be either.
    types.set(key, types.has(key) && types.get(key) !== output.name ? undefined : output.name);
  }
  return (object) =>
    typeof object === 'object' && object !== null
      ? types.get(written(Object.keys(object)))
      : undefined;
}

function written(names: readonly string[]): string {
  return names.toSorted().join('\n');
}
