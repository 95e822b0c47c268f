import type { CommandDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import { functionName } from './function-name.ts';
import { functionParameters } from './function-parameters.ts';
import { literal, literals } from './literal.ts';

/**
 * What makes PowerShell ask the program for the values of parameters. It stands outside of the
 * functions: a completer in an attribute would not see those that the module keeps to itself.
 */
export function completers(commands: readonly CommandDescription[]): string {
  const functions = new Map<string, string[]>();
  for (const command of commands) {
    for (const { completes, key } of functionParameters(command)) {
      if (completes !== true) continue;
      const names = functions.get(parameterName(key)) ?? [];
      functions.set(parameterName(key), [...names, functionName(command.name)]);
    }
  }
  const renamed = commands.filter(({ name }) => functionName(name) !== name);
  return [
    '$script:CommandNames = @{',
    ...renamed.map(({ name }) => `    ${literal(functionName(name))} = ${literal(name)}`),
    '}',
    ...[...functions].map(
      ([parameter, names]) =>
        `Register-ArgumentCompleter -ParameterName ${literal(parameter)} -ScriptBlock $script:Completer -CommandName ${literals(names)}`,
    ),
    '',
  ].join('\n');
}
