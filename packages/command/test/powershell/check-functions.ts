import { folded } from '../../src/declaration/names.ts';
import { verbs } from '../../src/declaration/verbs.ts';
import type { Attribute, DeclaredFunction, DeclaredParameter } from './powershell-functions.ts';

/** The arguments that each attribute of a parameter knows. */
const attributes = new Map([
  [
    'Parameter',
    /^(?:Mandatory|ValueFromPipeline|ValueFromPipelineByPropertyName|Position=\d+|HelpMessage=.+|ParameterSetName=.+)$/,
  ],
  ['Alias', /^\w+$/],
  ['ValidateSet', /^.+$/],
  ['ValidateRange', /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/],
  ['ValidateLength', /^\d+$/],
  ['ValidatePattern', /^(?:\\A.*\\z|Options=None)$/],
]);

const types =
  /^(?:string|int|long|double|switch|datetime|timespan|object|System\.Security\.SecureString)(?:\[\])?$/;

// What PowerShell gives every such function, with its short names, and the variables it keeps.
const givenNames =
  'Verbose vb Debug db ErrorAction ea WarningAction wa InformationAction infa ProgressAction proga ErrorVariable ev WarningVariable wv InformationVariable iv OutVariable ov OutBuffer ob PipelineVariable pv WhatIf wi Confirm cf'.split(
    ' ',
  );
const keptVariables =
  'Args ConsoleFileName Error Event EventArgs EventSubscriber ExecutionContext False ForEach Home Host Input IsCoreCLR IsLinux IsMacOS IsWindows LastExitCode Matches MyInvocation NestedPromptLevel Null PID PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext PSEdition PSHome PSItem PSScriptRoot PSSenderInfo PSUICulture PSVersionTable PWD Sender ShellId StackTrace Switch This True'.split(
    ' ',
  );

/** What is wrong with a function that somebody is to call. */
export function faultsOfFunction(declared: DeclaredFunction): readonly string[] {
  const { name, parameters } = declared;
  const faults = [
    ...faultsOfName(name),
    ...faultsOfHelp(declared),
    ...faultsOfBinding(declared),
    ...parameters.flatMap(faultsOfParameter),
    ...faultsOfPositions(parameters),
  ];
  const names = parameters.flatMap(namesOf).map(folded);
  const twice = names.filter((each, index) => names.indexOf(each) !== index);
  const taken = [...givenNames, ...keptVariables]
    .map(folded)
    .filter((each) => names.includes(each));
  faults.push(...twice.map((each) => `two parameters are called ${each}`));
  faults.push(...taken.map((each) => `${each} is PowerShell's own`));
  return faults.map((fault) => `${name}: ${fault}`);
}

export function namesOf({ name, attributes: all }: DeclaredParameter): readonly string[] {
  const aliases = all.filter((each) => each.name === 'Alias').flatMap(argumentsOf);
  return [name, ...aliases];
}

function faultsOfName(name: string): readonly string[] {
  const [verb = '', noun = ''] = name.split('-');
  const isGood = verbs.some((each) => each === verb) && /^[A-Z]\w*$/.test(noun);
  return isGood ? [] : ['its name is not Verb-Noun'];
}

function faultsOfHelp({ help, parameters }: DeclaredFunction): readonly string[] {
  const titles = [...(help ?? '').matchAll(/^ *\.(\w+)(?: +(\S+))? *$/gm)];
  const parts = titles.map(([, title]) => title);
  const explained = titles.filter(([, title]) => title === 'PARAMETER').map(([, , of]) => of);
  const known = new Set(['SYNOPSIS', 'DESCRIPTION', 'PARAMETER', 'OUTPUTS', 'EXAMPLE']);
  const strange = [...(help ?? '').matchAll(/^ *\.(\w+)/gm)].filter(
    ([, each = '']) => !known.has(each),
  );
  return [
    ...(parts[0] === 'SYNOPSIS' && parts[1] === 'DESCRIPTION' ? [] : ['it has no help']),
    ...strange.map(([line]) => `its help would end at the line ${line}`),
    ...(explained.join() === parameters.map(({ name }) => name).join()
      ? []
      : ['its help explains other parameters than it has']),
  ];
}

function faultsOfBinding({ attributes: all, parameters }: DeclaredFunction): readonly string[] {
  const binding = all.find(({ name }) => name === 'CmdletBinding');
  const facts = binding === undefined ? [] : argumentsOf(binding);
  const known =
    /^(?:SupportsShouldProcess|ConfirmImpact=(?:Low|Medium|High)|DefaultParameterSetName=.+|PositionalBinding=\$false)$/;
  const usual = facts.find((fact) => fact.startsWith('DefaultParameterSetName='))?.split('=')[1];
  const sets = new Set(parameters.flatMap(setsOf));
  return [
    ...(facts.includes('PositionalBinding=$false') ? [] : ['it takes parameters by place']),
    ...facts.filter((fact) => !known.test(fact)).map((fact) => `CmdletBinding has no ${fact}`),
    ...(usual === undefined || sets.has(usual) ? [] : [`no parameter is in the set ${usual}`]),
    ...(sets.size > 0 && usual === undefined ? ['it has sets and none of them is usual'] : []),
  ];
}

function faultsOfParameter({ name, attributes: all, type }: DeclaredParameter): readonly string[] {
  const faults = all.flatMap(({ name: attribute, arguments: given }) => {
    const known = attributes.get(attribute);
    if (known === undefined) return [`there is no attribute ${attribute}`];
    return argumentsOf({ name: attribute, arguments: given })
      .filter((argument) => !known.test(argument))
      .map((argument) => `${attribute} does not take ${argument}`);
  });
  if (all[0]?.name !== 'Parameter') faults.push('it has no Parameter attribute');
  if (!types.test(type)) faults.push(`it has the type ${type}`);
  return faults.map((fault) => `-${name}: ${fault}`);
}

/** Two parameters of a set cannot have one place. */
function faultsOfPositions(parameters: readonly DeclaredParameter[]): readonly string[] {
  const places = parameters.flatMap(({ attributes: all }) =>
    all
      .filter(({ name }) => name === 'Parameter')
      .map(argumentsOf)
      .map((facts) => [
        facts.find((fact) => fact.startsWith('Position=')),
        facts.find((fact) => fact.startsWith('ParameterSetName=')) ?? '',
      ])
      .filter(([position]) => position !== undefined)
      .map((each) => each.join()),
  );
  return places
    .filter((each, index) => places.indexOf(each) !== index)
    .map((each) => `two parameters have ${each}`);
}

function setsOf({ attributes: all }: DeclaredParameter): readonly string[] {
  return all
    .flatMap(argumentsOf)
    .filter((fact) => fact.startsWith('ParameterSetName='))
    .map((fact) => fact.slice('ParameterSetName='.length));
}

function argumentsOf({ arguments: all }: Attribute): readonly string[] {
  return all.map((tokens) => tokens.map(({ text }) => text).join(''));
}
