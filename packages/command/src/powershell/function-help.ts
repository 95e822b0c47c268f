import { allowed } from '../binding/allowed.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';
import type { CommandDescription } from '../declaration/description.ts';
import { parameterName } from '../declaration/names.ts';
import { propertyType } from '../documents/output-facts.ts';
import { functionExample } from './function-example.ts';
import { functionParameters } from './function-parameters.ts';

/** The help of a function, as the comment that Get-Help reads. */
export function functionHelp(command: CommandDescription): readonly string[] {
  const { description, examples, summary } = command;
  const parts = [
    ...part('.SYNOPSIS', summary),
    ...part('.DESCRIPTION', description ?? summary),
    ...functionParameters(command).flatMap((parameter) =>
      part(`.PARAMETER ${parameterName(parameter.key)}`, parameterHelp(parameter)),
    ),
    ...(command.output === undefined ? [] : part('.OUTPUTS', outputHelp(command.output))),
    ...examples.flatMap(({ line, says }) => {
      const example = functionExample(line, command);
      return example === undefined ? [] : part('.EXAMPLE', `${example}\n${says}`);
    }),
  ];
  // The comment would end there.
  const lines = parts.map((line) => line.replaceAll('#>', '# >'));
  return ['<#', ...lines, '#>'];
}

function part(title: string, text: string): readonly string[] {
  // A line that begins with a dot would be a title, and with one that is none all the help is lost.
  const lines = text.split('\n').map((line) => line.replace(/^(?=\s*\.)/, '- '));
  return [title, ...lines, ''];
}

function parameterHelp(parameter: PlacedParameter): string {
  const { help, type } = parameter;
  const otherwise = parameter.default ?? parameter.otherwise;
  const takes = type === 'switch' || type === 'secret' ? '' : ` It takes ${takenBy(parameter)}.`;
  return `${help}${takes}${otherwise === undefined ? '' : ` Without it: ${otherwise}.`}`;
}

/** What a parameter takes, where PowerShell writes it otherwise than the command line does. */
function takenBy(parameter: PlacedParameter): string {
  if (parameter.type === 'json' || parameter.type === 'object') {
    return 'an object, or a text that is JSON';
  }
  return parameter.type === 'duration' ? 'a time span such as 00:01:30' : allowed(parameter);
}

function outputHelp({ name, properties }: NonNullable<CommandDescription['output']>): string {
  const rows = Object.entries(properties).map(
    ([key, property]) => `${key}: ${property.description} (${propertyType(property)})`,
  );
  return [name, ...rows].join('\n');
}
