import type { PlacedParameter } from '../declaration/common-parameters.ts';
import { parameterName } from '../declaration/names.ts';
import { literal } from './literal.ts';
import { parameterType } from './parameter-type.ts';
import { validation } from './validation.ts';

/** A parameter as it stands in a function's param block. */
export function parameterDeclaration(parameter: PlacedParameter): readonly string[] {
  const { aliases = [], key } = parameter;
  const names = aliases.map((alias) => literal(alias.split('-').map(parameterName).join('')));
  return [
    ...parameterAttributes(parameter),
    ...(names.length === 0 ? [] : [`[Alias(${names.join(', ')})]`]),
    ...validation(parameter),
    parameterType(parameter),
    `$${parameterName(key)}`,
  ];
}

/** One attribute, or one for each parameter set that it belongs to. */
function parameterAttributes(parameter: PlacedParameter): readonly string[] {
  const { help, mandatory, pipeline, position, sets, type } = parameter;
  const facts: string[] = [];
  // A secret can also come by its other forms, of which PowerShell cannot know that one is enough.
  if (mandatory === true && type !== 'secret') {
    facts.push('Mandatory', `HelpMessage = ${literal(help)}`);
  }
  if (position !== undefined) facts.push(`Position = ${position}`);
  if (pipeline === 'value' || pipeline === 'value-and-property') facts.push('ValueFromPipeline');
  if (pipeline === 'property' || pipeline === 'value-and-property') {
    facts.push('ValueFromPipelineByPropertyName');
  }
  const all = sets?.map((set) => [`ParameterSetName = ${literal(set)}`, ...facts]) ?? [facts];
  return all.map((each) => `[Parameter(${each.join(', ')})]`);
}
