import type { Argument } from '@hawser/command/binding/argument';
import { matchParameter } from '@hawser/command/binding/match-name';
import { placedParameters } from '@hawser/command/declaration/common-parameters';
import type { CommandDescription } from '@hawser/command/declaration/description';
import { folded } from '@hawser/command/declaration/names';
import type { Scope } from './run/scope.ts';
import { HashTable } from './values/hash-table.ts';
import { isLike } from './values/wildcard.ts';

/** What $PSDefaultParameterValues gives a command, but for what the call gives itself. */
export function defaultArguments(
  description: CommandDescription,
  given: readonly Argument[],
  scope: Scope,
): readonly Argument[] {
  const table = scope.find('psdefaultparametervalues')?.value;
  if (!(table instanceof HashTable) || table.size === 0) return [];
  const parameters = placedParameters(description);
  const named = new Set(
    given.flatMap((argument) => {
      const match = argument.kind === 'parameter' && matchParameter(argument.name, parameters);
      return match && 'found' in match ? [match.found.key] : [];
    }),
  );
  return Array.from(table).flatMap(([key, value]): Argument[] => {
    const [command = '', name = ''] = key.split(':');
    if (!isLike(folded(description.name), folded(command), false)) return [];
    const match = matchParameter(name, parameters);
    if (!('found' in match) || named.has(match.found.key)) return [];
    return [{ kind: 'parameter', name, text: `-${name}`, value, isWhole: true }];
  });
}
