import { Secret } from '@hawser/core/secret';
import type { ParameterDescription } from '../declaration/description.ts';
import type { ParameterType } from '../declaration/parameter.ts';
import { parseDate } from './dates.ts';
import { parseDuration, parseSize } from './units.ts';

/** A value that nobody knows yet: it fits every parameter. */
export const unknownValue = Symbol('a value that is not known yet');

/** The value as the parameter's type, or undefined where it is none. */
export function convert(parameter: ParameterDescription, given: unknown): unknown {
  if (parameter.list !== true) return one(parameter, given);
  const converted = [given].flat().map((item) => one(parameter, item));
  return converted.includes(undefined) ? undefined : converted;
}

/** Whether a value is of the parameter's type as it stands: what a pipeline binds first. */
export function isOfType(parameter: ParameterDescription, given: unknown): boolean {
  if (parameter.list === true) {
    return Array.isArray(given) && given.every((item) => isOne(parameter.type, item));
  }
  return isOne(parameter.type, given);
}

function one(parameter: ParameterDescription, given: unknown): unknown {
  if (given === unknownValue) return given;
  const value = converters[parameter.type](given, parameter);
  return value === undefined || !within(parameter, value) ? undefined : value;
}

const isText = (given: unknown): given is string => typeof given === 'string';
const isNumber = (given: unknown): given is number => typeof given === 'number';

type Converter = (given: unknown, parameter: ParameterDescription) => unknown;

const text: Converter = (given) => {
  if (isText(given)) return given.includes('\0') ? undefined : given;
  return isNumber(given) || typeof given === 'boolean' ? String(given) : undefined;
};

const number: Converter = (given) => {
  const value =
    isText(given) && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(given.trim())
      ? Number(given)
      : given;
  return isNumber(value) && Number.isFinite(value) ? value : undefined;
};

const yes = new Set(['$true', 'true', 'yes', '1']);
const no = new Set(['$false', 'false', 'no', '0']);

/** What a word says that stands for true or false. */
export function truthOf(word: string): boolean | undefined {
  const folded = word.toLowerCase();
  if (yes.has(folded)) return true;
  return no.has(folded) ? false : undefined;
}

const json: Converter = (given) => {
  if (!isText(given)) return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return undefined;
  }
};

const converters: Readonly<Record<ParameterType, Converter>> = {
  string: text,
  path: (given, parameter) => (given === '' ? undefined : text(given, parameter)),
  int: (given, parameter) => {
    const value = number(given, parameter);
    return Number.isSafeInteger(value) ? value : undefined;
  },
  number,
  switch: (given) => (typeof given === 'boolean' ? given : truthOf(String(given))),
  enum: (given, parameter) =>
    isText(given)
      ? parameter.choices?.find((choice) => choice.toLowerCase() === given.toLowerCase())
      : undefined,
  secret: (given) => (given instanceof Secret ? given : undefined),
  date: (given) => {
    const date = given instanceof Date ? given : isText(given) ? parseDate(given) : undefined;
    return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
  },
  duration: (given) => (isText(given) ? parseDuration(given) : isNumber(given) ? given : undefined),
  size: (given) => (isText(given) ? parseSize(given) : isNumber(given) ? given : undefined),
  json,
  object: (given, parameter) => {
    const value = json(given, parameter);
    return isObject(value) ? value : undefined;
  },
  // Nothing is a value, too.
  value: (given) => given ?? null,
};

function isOne(type: ParameterType, given: unknown): boolean {
  switch (type) {
    case 'string':
    case 'path':
    case 'enum':
      return isText(given);
    case 'int':
    case 'number':
    case 'duration':
    case 'size':
      return isNumber(given);
    case 'switch':
      return typeof given === 'boolean';
    case 'date':
      return given instanceof Date;
    case 'secret':
      return given instanceof Secret;
    case 'json':
    case 'value':
      return true;
    case 'object':
      return isObject(given);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(parameter: ParameterDescription, value: unknown): boolean {
  const { minimum = -Infinity, maximum = Infinity, pattern } = parameter;
  if (typeof value === 'string') {
    if (pattern !== undefined && !new RegExp(`^(?:${pattern.source})$`, 'u').test(value))
      return false;
    return value.length >= minimum && value.length <= maximum;
  }
  if (value instanceof Secret) {
    const { length } = Array.from(value.reveal());
    return length >= minimum && length <= maximum;
  }
  return typeof value !== 'number' || (value >= minimum && value <= maximum);
}
