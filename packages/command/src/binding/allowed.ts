import type { ParameterDescription } from '../declaration/description.ts';
import { writtenDuration, writtenSize } from './units.ts';

/** What a parameter takes, as a person says it: «a whole number from 1 to 65535». */
export function allowed(parameter: ParameterDescription): string {
  const one = single(parameter);
  return parameter.list === true ? `${one}, or several with commas between them` : one;
}

function single(parameter: ParameterDescription): string {
  const { minimum, maximum } = parameter;
  const between = (write: (value: number) => string): string => {
    if (minimum !== undefined && maximum !== undefined) {
      return ` from ${write(minimum)} to ${write(maximum)}`;
    }
    if (minimum !== undefined) return ` of ${write(minimum)} or more`;
    return maximum === undefined ? '' : ` of at most ${write(maximum)}`;
  };
  const long = (): string =>
    minimum !== undefined && maximum !== undefined
      ? ` of ${minimum} to ${maximum} characters`
      : between((length) => `${length} characters`);
  switch (parameter.type) {
    case 'string': {
      if (parameter.pattern !== undefined) return parameter.pattern.says;
      return parameter.takes ?? `a text${long()}`;
    }
    case 'int':
      return `a whole number${between(String)}`;
    case 'number':
      return `a number${between(String)}`;
    case 'switch':
      return 'true or false';
    case 'enum':
      return `one of ${(parameter.choices ?? []).join(', ')}`;
    case 'path':
      return parameter.takes ?? 'a path';
    case 'secret':
      return `a secret${long()}`;
    case 'date':
      return 'a date such as 2026-11-20 or 2026-11-20T08:30:00Z';
    case 'duration':
      return `a duration such as 90s, 1h30m or 2d${between(writtenDuration)}`;
    case 'size':
      return `a size such as 512KB or 10GB${between(writtenSize)}`;
    case 'json':
      return 'JSON';
    case 'object':
      return 'an object, as JSON';
    case 'value':
      return parameter.takes ?? 'a value';
  }
}
