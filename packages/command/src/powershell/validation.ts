import type { PlacedParameter } from '../declaration/common-parameters.ts';
import { literal } from './literal.ts';

/**
 * What PowerShell itself can check of a value. The program checks all of it again, so where the two
 * cannot say the same, this one says less.
 */
export function validation(parameter: PlacedParameter): readonly string[] {
  const { choices, maximum, minimum, pattern, type } = parameter;
  const bounded = minimum !== undefined || maximum !== undefined;
  switch (type) {
    case 'enum':
      return [`[ValidateSet(${(choices ?? []).map(literal).join(', ')})]`];
    case 'string': {
      const length = `[ValidateLength(${minimum ?? 0}, ${maximum ?? 2 ** 31 - 1})]`;
      const checks = bounded ? [length] : [];
      if (pattern === undefined || !isCommon(pattern.source)) return checks;
      // Unlike here, case does not matter there by default, and $ matches before a last line break.
      const whole = literal(String.raw`\A(?:${pattern.source})\z`);
      return [...checks, `[ValidatePattern(${whole}, Options = 'None')]`];
    }
    case 'int':
    case 'size': {
      const least = minimum ?? (type === 'size' ? 0 : Number.MIN_SAFE_INTEGER);
      return bounded ? [`[ValidateRange(${least}, ${maximum ?? Number.MAX_SAFE_INTEGER})]`] : [];
    }
    case 'number': {
      const [least, most] = [minimum ?? -Number.MAX_VALUE, maximum ?? Number.MAX_VALUE];
      return bounded ? [`[ValidateRange(${double(least)}, ${double(most)})]`] : [];
    }
    // A time span is no constant, which is all that an attribute takes.
    case 'duration':
    case 'switch':
    case 'path':
    case 'secret':
    case 'date':
    case 'json':
    case 'object':
    case 'value':
      return [];
  }
}

/** Whether .NET reads a regular expression as JavaScript does. */
function isCommon(source: string): boolean {
  return !/\\u\{|\\[pP]\{[^}]{3,}\}|\\c|\[\^?\]/.test(source);
}

// Bounds without a point would be whole numbers, to which PowerShell rounds a value before it looks.
function double(value: number): string {
  return /[.e]/.test(String(value)) ? String(value) : `${value}.0`;
}
