import { faultsOfCode } from './check-code.ts';
import { faultsOfFunction } from './check-functions.ts';
import { functionsOf, splitAtCommas } from './powershell-functions.ts';
import { closes, type Token, tokensOf } from './powershell-tokens.ts';

const manifestKeys = new Set(
  'RootModule ModuleVersion GUID Author Description PowerShellVersion CompatiblePSEditions FunctionsToExport CmdletsToExport VariablesToExport AliasesToExport PrivateData'.split(
    ' ',
  ),
);

/**
 * What is wrong with a module, as far as one can see without PowerShell: whether it can be read, its
 * functions are declared as they should be, call each other as they are, and are those it exports.
 */
export function faultsOfModule(files: ReadonlyMap<string, string>): readonly string[] {
  const script = tokensOf(textOf(files, 'Hawser.psm1'));
  const manifest = manifestOf(tokensOf(textOf(files, 'Hawser.psd1')));
  const { functions, rest } = functionsOf(script);
  const exported = exportsOf(rest);
  const aliases = rest
    .map((token, index) => (token.text === 'Set-Alias' ? rest[index + 2]?.text : undefined))
    .filter((alias) => alias !== undefined);
  const isPublic = ({ name }: { name: string }): boolean => exported.functions.includes(name);
  const own = functions.filter((each) => !isPublic(each)).map(({ name }) => name);
  return [
    ...functions.filter(isPublic).flatMap(faultsOfFunction),
    ...faultsOfCode(functions, rest),
    ...own
      .filter((name) => !name.includes('Hawser'))
      .map((name) => `${name} is neither exported nor the module's own`),
    ...differs(
      'the functions',
      exported.functions,
      functions.filter(isPublic).map(({ name }) => name),
    ),
    ...differs(
      'the functions in the manifest',
      manifest.get('FunctionsToExport'),
      exported.functions,
    ),
    ...differs('the aliases', exported.aliases, aliases),
    ...differs('the aliases in the manifest', manifest.get('AliasesToExport'), exported.aliases),
    ...differs('the cmdlets', manifest.get('CmdletsToExport'), []),
    ...differs('the variables', manifest.get('VariablesToExport'), []),
    ...differs('the script', manifest.get('RootModule'), ['Hawser.psm1']),
    ...[...manifest.keys()]
      .filter((key) => !manifestKeys.has(key))
      .map((key) => `${key} is no key`),
    ...unlike('the version', /^\d+(?:\.\d+){1,3}$/, manifest.get('ModuleVersion')),
    ...unlike('the GUID', /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/, manifest.get('GUID')),
  ];
}

function textOf(files: ReadonlyMap<string, string>, name: string): string {
  const text = files.get(name) ?? '';
  if (!text.startsWith('\ufeff')) throw new Error(`${name} does not begin with its mark`);
  return text.slice(1);
}

/** Each key of the manifest with the texts that are its value. */
function manifestOf(tokens: readonly Token[]): ReadonlyMap<string, readonly string[]> {
  const code = tokens.filter(({ kind }) => kind !== 'newline');
  if (code[0]?.text !== '@{' || closes(code, 0) !== code.length - 1) throw new Error('no manifest');
  const found = new Map<string, readonly string[]>();
  for (let at = 1; at < code.length - 1;) {
    const key = code[at]?.text ?? '';
    if (code[at + 1]?.text !== '=' || found.has(key)) throw new Error(`no value: ${key}`);
    const start = at + 2;
    const end = code[start]?.kind === 'bracket' ? closes(code, start) : start;
    found.set(key, strings(code.slice(start, end + 1)));
    at = end + 1;
  }
  return found;
}

/** What Export-ModuleMember, the last statement, names. */
function exportsOf(rest: readonly Token[]): {
  functions: readonly string[];
  aliases: readonly string[];
} {
  const start = rest.findLastIndex(({ text }) => text === 'Export-ModuleMember');
  const listBehind = (name: string): readonly string[] => {
    const open = rest.findIndex(({ text }, index) => index > start && text === name) + 1;
    return splitAtCommas(rest.slice(open + 1, closes(rest, open))).flatMap(strings);
  };
  return { functions: listBehind('-Function'), aliases: listBehind('-Alias') };
}

function strings(tokens: readonly Token[]): readonly string[] {
  return tokens.filter(({ kind }) => kind === 'string').map(({ text }) => text);
}

function differs(
  what: string,
  found: readonly string[] | undefined,
  wanted: readonly string[],
): string[] {
  return found?.join() === wanted.join()
    ? []
    : [`${what}: ${found?.join()} is not ${wanted.join()}`];
}

function unlike(what: string, pattern: RegExp, found: readonly string[] | undefined): string[] {
  return pattern.test(found?.[0] ?? '') ? [] : [`${what} is ${found?.[0]}`];
}
