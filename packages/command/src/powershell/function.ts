import type { CommandDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import { functionHelp } from './function-help.ts';
import { functionName } from './function-name.ts';
import { functionParameters } from './function-parameters.ts';
import { literal, literals } from './literal.ts';
import { parameterDeclaration } from './parameter-declaration.ts';
import { parameterKind } from './parameter-type.ts';

/** The PowerShell function that runs a command. */
export function functionText(command: CommandDescription): string {
  const declarations = functionParameters(command).map((parameter) =>
    indented(parameterDeclaration(parameter), 8),
  );
  return [
    `function ${functionName(command.name)} {`,
    indented(functionHelp(command), 4),
    indented(binding(command), 4),
    '    param(',
    declarations.join(',\n\n'),
    '    )',
    ...(takesObjects(command) ? ['    begin {', indented(remembering, 8), '    }'] : []),
    '    process {',
    '        Invoke-HawserCommand -Cmdlet $PSCmdlet -Given $PSBoundParameters -Command @{',
    indented(facts(command), 12),
    '        }',
    ...(takesObjects(command) ? [indented(forgetting, 8)] : []),
    '    }',
    '}',
    '',
  ].join('\n');
}

function takesObjects({ parameters }: CommandDescription): boolean {
  return parameters.some(({ pipeline }) => pipeline !== undefined);
}

// The names of these variables are such as no parameter has: the two would be one variable.
const remembering = ['$hawserNamed = @($PSBoundParameters.Keys)'];
const forgetting = [
  '# PowerShell leaves what came with one object in place when the next has no such property.',
  'foreach ($hawserBound in @($PSBoundParameters.Keys)) {',
  '    if ($hawserBound -notin $hawserNamed) { [void] $PSBoundParameters.Remove($hawserBound) }',
  '}',
];

function binding({ impact, output, sets }: CommandDescription): readonly string[] {
  const impacts = { low: 'Low', medium: 'Medium', high: 'High' };
  const [usual] = Object.keys(sets ?? {});
  const options = [
    ...(impact === 'none'
      ? []
      : ['SupportsShouldProcess', `ConfirmImpact = ${literal(impacts[impact])}`]),
    ...(usual === undefined ? [] : [`DefaultParameterSetName = ${literal(usual)}`]),
    'PositionalBinding = $false',
  ];
  return [
    `[CmdletBinding(${options.join(', ')})]`,
    ...(output === undefined ? [] : [`[OutputType(${literal(output.name)})]`]),
  ];
}

/** What the module's Invoke-HawserCommand is to know of the command. */
function facts(command: CommandDescription): readonly string[] {
  const { impact, name, output } = command;
  const dates = Object.entries(output?.properties ?? {})
    .filter(([, { format }]) => format === 'date-time')
    .map(([key]) => key);
  const kinds = functionParameters(command).map(
    (parameter) =>
      `    ${literal(parameterName(parameter.key))} = ${literal(parameterKind(parameter))}`,
  );
  return [
    `Name = ${literal(name)}`,
    `Changes = ${impact === 'none' ? '$false' : '$true'}`,
    `Targets = ${literals(targets(command))}`,
    `Type = ${literal(output?.name ?? '')}`,
    `Dates = ${literals(dates)}`,
    'Parameters = [ordered]@{',
    ...kinds,
    '}',
  ];
}

/** The parameters that say what a call is about, the likeliest first. */
function targets({ parameters }: CommandDescription): readonly string[] {
  const rank = ({ mandatory, position }: (typeof parameters)[number]): number =>
    position ?? (mandatory === true ? 100 : Infinity);
  return parameters
    .filter((each) => rank(each) < Infinity && each.type !== 'secret')
    .toSorted((one, other) => rank(one) - rank(other))
    .map(({ key }) => parameterName(key));
}

function indented(lines: readonly string[], columns: number): string {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line)).join('\n');
}
