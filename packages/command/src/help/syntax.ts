import { type PlacedParameter, placedParameters } from '../declaration/common-parameters.ts';
import type { CommandDescription, ParameterDescription } from '../declaration/description.ts';
import { optionName, parameterName, typedName } from '../declaration/names.ts';
import { parameterSets } from '../binding/parameter-sets.ts';

/** How names are written: `-SomeName`, or `--some-name`. */
export type NameStyle = 'powershell' | 'long';

export function written(key: string, style: NameStyle): string {
  return style === 'powershell' ? `-${parameterName(key)}` : `--${optionName(key)}`;
}

export function writtenCommand(name: string, style: NameStyle): string {
  return style === 'powershell' ? name : typedName(name);
}

/** What stands for the value: <string>, <int>, <table|list|…>. Nothing for a switch. */
export function placeholder(parameter: ParameterDescription): string {
  if (parameter.type === 'switch') return '';
  const { choices, type } = parameter;
  const one = choices !== undefined && namesChoices(parameter) ? choices.join('|') : type;
  return parameter.list === true ? `<${one}[]>` : `<${one}>`;
}

/** Whether its values are few enough to stand for it. */
export function namesChoices({ choices }: ParameterDescription): boolean {
  return choices !== undefined && choices.length <= 6;
}

/** One line for each parameter set: `add-profile [-Name] <string> -Url <string> [-Force]`. */
export function syntaxLines(
  program: string,
  command: CommandDescription,
  style: NameStyle,
): readonly string[] {
  return syntaxParts(program, command, style).map((parts) => parts.join(' '));
}

/** The same in parts that are read as one each: a parameter with its value. */
export function syntaxParts(
  program: string,
  command: CommandDescription,
  style: NameStyle,
): readonly (readonly string[])[] {
  return parameterSets(command).map((set) => {
    const own = set.parameters.filter(({ origin }) => origin === 'own');
    const extra = set.parameters.filter(({ key, origin }) => origin === 'common' && isExtra(key));
    const parts = [...byPlace(own), ...extra].map((parameter) => part(parameter, style));
    return [called(program, command, style), ...parts, '[<common parameters>]'];
  });
}

/** How a command is called: what is only within programs, by its name alone. */
function called(program: string, { kind, name }: CommandDescription, style: NameStyle): string {
  return kind === undefined
    ? `${program} ${writtenCommand(name, style)}`
    : writtenCommand(name, style);
}

/** Those of a command that it shares with all the others, by name. */
export function sharedParameters(command: CommandDescription): readonly PlacedParameter[] {
  return placedParameters(command).filter(
    ({ key, origin }) => origin === 'common' && !isExtra(key),
  );
}

/** The command's own, the forms of its secrets, and -Force and the like where it has them. */
export function particularParameters(command: CommandDescription): readonly PlacedParameter[] {
  const shared = new Set(sharedParameters(command).map(({ key }) => key));
  return placedParameters(command).filter(({ key }) => !shared.has(key));
}

function isExtra(key: string): boolean {
  return key === 'force' || key === 'passThru' || key === 'inputObject';
}

function byPlace(parameters: readonly PlacedParameter[]): readonly PlacedParameter[] {
  const rank = ({ position, mandatory }: PlacedParameter): number =>
    position ?? (mandatory === true ? 1000 : 2000);
  return parameters.toSorted((a, b) => rank(a) - rank(b));
}

function part(parameter: PlacedParameter, style: NameStyle): string {
  const value = parameter.type === 'secret' ? '' : placeholder(parameter);
  const name =
    parameter.type === 'secret'
      ? `${written(`${parameter.key}File`, style)} <path>`
      : written(parameter.key, style);
  const shown = parameter.position === undefined ? name : `[${name}]`;
  const whole = value === '' ? shown : `${shown} ${value}`;
  return parameter.mandatory === true ? whole : `[${whole}]`;
}

/** Both ways to write a parameter, for documents: `-SomeName`, `--some-name`. */
export function bothNames(key: string): readonly [string, string] {
  return [`-${parameterName(key)}`, `--${optionName(key)}`];
}

/** An example as it is typed for a program: commands that several have say it with the first's name. */
export function exampleLine(line: string, program: string): string {
  return line.replaceAll(/\bhawser(?= )/g, program);
}
