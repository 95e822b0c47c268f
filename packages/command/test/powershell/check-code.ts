import type { DeclaredFunction } from './powershell-functions.ts';
import { namesOf } from './check-functions.ts';
import type { Token } from './powershell-tokens.ts';

// The commands of PowerShell's own that the module calls, each there in 5.1 and in 7.
const ownCommands = new Set(
  'ConvertFrom-Json ConvertTo-Json Export-ModuleMember ForEach-Object Get-Command Get-Location Join-Path Register-ArgumentCompleter Select-Object Set-Alias Split-Path Test-Path Update-TypeData Write-Host'.split(
    ' ',
  ),
);

const ownVariables = new Set(
  '$_ $null $true $false $PSBoundParameters $PSCmdlet $Matches $ConfirmPreference $DebugPreference $ErrorActionPreference $VerbosePreference $WhatIfPreference'
    .toLowerCase()
    .split(' '),
);

/** What is wrong with the statements of a script: calls of what is not there, variables without a value. */
export function faultsOfCode(
  functions: readonly DeclaredFunction[],
  rest: readonly Token[],
): readonly string[] {
  const shared = new Set(assigned(rest));
  const codes = [{ name: 'the script', parameters: [], body: rest }, ...functions];
  return codes.flatMap(({ name, parameters, body }) => {
    const known = new Set([
      ...ownVariables,
      ...shared,
      ...parameters.map((each) => `$${each.name.toLowerCase()}`),
      ...assigned(body),
    ]);
    const unknown = body
      .filter(({ kind, text }) => kind === 'variable' && !text.startsWith('$env:'))
      .filter(({ text }) => !known.has(text.toLowerCase()))
      .map(({ line, text }) => `line ${line}: ${text} has no value`);
    const overwritten =
      parameters.length === 0
        ? []
        : shadowed(
            parameters.map((each) => each.name),
            body,
          );
    const faults = [
      ...unknown,
      ...overwritten,
      ...faultsOfCalls(body, functions),
      ...dangerous(body),
    ];
    return faults.map((fault) => `${name}: ${fault}`);
  });
}

/** The variables that get a value: before `=`, in `foreach`, by `param`. */
function assigned(tokens: readonly Token[]): readonly string[] {
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const isInParam = (index: number): boolean => {
    const before = code.slice(0, index).findLastIndex(({ text }) => text === 'param');
    const close = code.slice(before, index).some(({ text }) => text === ')');
    return before !== -1 && !close;
  };
  return code
    .filter(({ kind }, index) => {
      const next = code[index + 1];
      const after = code[index + 3];
      return (
        kind === 'variable' &&
        ((next?.text === '=' && code[index + 2]?.text !== '=') ||
          next?.text === 'in' ||
          (next?.text === ',' && after?.text === '=') ||
          isInParam(index))
      );
    })
    .map(({ text }) => text.toLowerCase());
}

/** The functions that are called keep to each other's parameters. */
function faultsOfCalls(
  body: readonly Token[],
  functions: readonly DeclaredFunction[],
): readonly string[] {
  const faults: string[] = [];
  for (const [index, { kind, line, text }] of body.entries()) {
    if (kind !== 'word' || !/^[A-Z]\w*-[A-Z]\w*$/.test(text)) continue;
    const called = functions.find(({ name }) => name === text);
    if (called === undefined) {
      if (!ownCommands.has(text)) faults.push(`line ${line}: there is no ${text}`);
      continue;
    }
    const known = new Set(called.parameters.flatMap(namesOf).map((name) => `-${name}`));
    for (const given of statement(body, index + 1)) {
      if (/^-[A-Z]/.test(given) && !known.has(given)) {
        faults.push(`line ${line}: ${text} has no ${given}`);
      }
    }
  }
  return faults;
}

/** The words up to the end of a statement, without what is in brackets. */
function statement(tokens: readonly Token[], start: number): readonly string[] {
  const words: string[] = [];
  let depth = 0;
  for (const { kind, text } of tokens.slice(start)) {
    if (kind === 'bracket') depth += /[({[]$/.test(text) ? 1 : -1;
    if (depth < 0 || (depth === 0 && (kind === 'newline' || /^[|;]$/.test(text)))) break;
    if (depth === 0 && kind === 'word') words.push(text);
  }
  return words;
}

// PowerShell's variables do not mind case: one of a parameter's name is the parameter.
function shadowed(parameters: readonly string[], body: readonly Token[]): readonly string[] {
  const names = new Set(parameters.map((name) => `$${name.toLowerCase()}`));
  const allowed = new Set(['$target']);
  return assigned(body)
    .filter((each) => names.has(each) && !allowed.has(each))
    .map((each) => `${each} is a parameter and is given another value`);
}

/** What would run a text as a program. */
function dangerous(body: readonly Token[]): readonly string[] {
  return body
    .filter(({ kind, text }) =>
      kind === 'word' ? /^(?:iex|Invoke-Expression|Invoke-Command)$/i.test(text) : text === '&',
    )
    .filter(({ kind }) => kind !== 'string')
    .map(({ line, text }) => `line ${line}: ${text} runs a text`);
}
