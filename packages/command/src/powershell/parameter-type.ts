import type { PlacedParameter } from '../declaration/common-parameters.ts';
import type { ParameterType } from '../declaration/parameter.ts';

const largestInt = 2 ** 31 - 1;

/** The .NET type of a parameter. */
export function parameterType(parameter: PlacedParameter): string {
  const one = singleType(parameter);
  return parameter.list === true ? `[${one}[]]` : `[${one}]`;
}

function singleType({ minimum = -Infinity, maximum = Infinity, type }: PlacedParameter): string {
  if (type === 'int') return minimum >= -largestInt && maximum <= largestInt ? 'int' : 'long';
  return types[type];
}

const types: Readonly<Record<Exclude<ParameterType, 'int'>, string>> = {
  string: 'string',
  number: 'double',
  switch: 'switch',
  enum: 'string',
  path: 'string',
  secret: 'System.Security.SecureString',
  date: 'datetime',
  duration: 'timespan',
  size: 'long',
  json: 'object',
  object: 'object',
  value: 'object',
};

/** What the module's ConvertTo-HawserText is told, to write a value as the command line reads it. */
export function parameterKind({ list, type }: PlacedParameter): string {
  return list === true ? `${kinds[type]}[]` : kinds[type];
}

const kinds: Readonly<Record<ParameterType, string>> = {
  string: 'text',
  int: 'number',
  number: 'number',
  switch: 'switch',
  enum: 'text',
  path: 'path',
  secret: 'secret',
  date: 'date',
  duration: 'duration',
  size: 'number',
  json: 'json',
  object: 'json',
  value: 'json',
};
