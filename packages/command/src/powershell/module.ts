import type { CommandDescription } from '../declaration/description.ts';
import { completers } from './completers.ts';
import { errorCategories } from './error-categories.ts';
import { functionText } from './function.ts';
import { functionAliases, functionName } from './function-name.ts';
import { literal, literals } from './literal.ts';
import { manifestText } from './manifest.ts';
import { callingProgram } from './calling-program.ts';
import { invokingCommand } from './invoking-command.ts';
import { typeViews } from './type-views.ts';

/** A module that runs the commands of the program from PowerShell. */
export interface PowerShellModule {
  readonly functions: readonly string[];
  readonly aliases: readonly string[];
  /** Each file by its name, with its text. */
  readonly files: ReadonlyMap<string, string>;
}

/** Makes the module from the commands' descriptions. */
export function powerShellModule(
  commands: readonly CommandDescription[],
  version: string,
): PowerShellModule {
  const functions = commands.map(({ name }) => functionName(name));
  const named = commands.flatMap((command) =>
    functionAliases(command).map((alias) => [alias, functionName(command.name)] as const),
  );
  const aliases = named.map(([alias]) => alias);
  const script = [
    '# Made by hawser export-powershell-module; a change here is lost when it is made anew.\n',
    errorCategories(),
    callingProgram,
    invokingCommand,
    ...commands.map(functionText),
    named
      .map(([alias, name]) => `Set-Alias -Name ${literal(alias)} -Value ${literal(name)}\n`)
      .join(''),
    typeViews(commands),
    completers(commands),
    `Export-ModuleMember -Function ${literals(functions)} -Alias ${literals(aliases)}\n`,
  ];
  return {
    functions,
    aliases,
    files: new Map([
      ['Hawser.psm1', withMark(script.join('\n'))],
      // Last, since it is by this file that PowerShell finds a module.
      ['Hawser.psd1', withMark(manifestText({ version, functions, aliases }))],
    ]),
  };
}

/** Windows PowerShell reads a file without the mark in the code page of the machine. */
function withMark(text: string): string {
  return `\ufeff${text}`;
}
