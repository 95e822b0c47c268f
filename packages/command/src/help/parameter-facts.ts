import { allowed } from '../binding/allowed.ts';
import type { PlacedParameter } from '../declaration/common-parameters.ts';
import { parameterName } from '../declaration/names.ts';
import { written } from './syntax.ts';

export type ParameterFact = readonly [title: string, text: string];

/** What there is to know of a parameter besides its names and its help. */
export function parameterFacts(parameter: PlacedParameter): readonly ParameterFact[] {
  const { aliases = [], key, mandatory, position, sets, type } = parameter;
  const otherwise = parameter.default ?? parameter.otherwise;
  const facts: ParameterFact[] = [
    ['Takes', type === 'switch' ? 'nothing, or :true or :false' : allowed(parameter)],
    ['Mandatory', mandatory === true ? 'yes' : 'no'],
  ];
  if (type === 'secret') {
    facts.push([
      'Given by',
      `one of the forms below, or typed when asked; never by -${parameterName(key)} itself`,
    ]);
  }
  if (aliases.length > 0) {
    facts.push(['Also called', aliases.map((alias) => written(alias, 'powershell')).join(', ')]);
  }
  if (position !== undefined) facts.push(['Position', String(position + 1)]);
  if (otherwise !== undefined) facts.push(['Without it', String(otherwise)]);
  if (parameter.pipeline !== undefined) facts.push(['From a pipeline', fromPipeline(parameter)]);
  if (sets !== undefined) facts.push(['Only in the set', sets.join(', ')]);
  return facts;
}

function fromPipeline({ aliases = [], from, key, pipeline }: PlacedParameter): string {
  const names = [key, ...aliases].map(parameterName);
  const property = `${names.length === 1 ? 'the property' : 'one of the properties'} ${names.join(', ')}`;
  if (pipeline === 'value') return 'the object itself';
  const whole = pipeline === 'property' ? property : `the object itself, or ${property}`;
  const types = Object.entries(from ?? {}).flatMap(([type, properties]) => {
    const named = [properties].flat().map(parameterName);
    return named.length === 0 ? [] : [`${named.join(' or ')} of ${type}`];
  });
  return types.length === 0 ? whole : `${whole}; of what commands give only ${types.join(', ')}`;
}
