import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { checkout } from '../workspace/sources.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxItems?: number;
}

it.each([
  [['get-version'], 0],
  [['get-command'], 0],
  [['get-setting'], 0],
  [['get-help', 'get-help'], 0],
  [['get-profile', 'local'], 0],
  [['get-profile', 'nowhere'], 3],
  [['select-profile', 'local'], 0],
  [['export-powershell-module', 'modules', '-WhatIf'], 0],
])('what %j writes as JSON is what its schema says', async (words, exitCode) => {
  const home = await temporaryFolder();
  await hawserHere(['add-profile', 'local', 'https://localhost:1'], { home });
  const { code, stdout } = await hawserHere([...words, '-Output', 'json'], { home });
  expect(code).toBe(exitCode);
  const file = join(checkout, 'docs/reference/schemas', `${words[0]}.json`);
  const schema = JSON.parse(await readFile(file, 'utf8')) as Schema;
  expect(faults(JSON.parse(stdout), schema, 'it')).toEqual([]);
});

it('would find what a schema does not say', () => {
  const schema: Schema = {
    type: 'object',
    properties: { a: { type: ['string', 'null'] }, b: { type: 'array', items: { enum: [1] } } },
    required: ['a', 'c'],
  };
  expect(faults({ a: 1, b: [1, 2] }, schema, 'it')).toEqual([
    'it.c is missing',
    'it.a is no string or null',
    'it.b.1 is none of 1',
  ]);
});

/** As much of JSON Schema as the schemas use. */
function faults(value: unknown, schema: Schema, at: string): readonly string[] {
  const { type, properties = {}, required = [], items, maxItems = Infinity } = schema;
  const types = [type ?? []].flat();
  if (types.length > 0 && !types.some((each) => isOf(each, value))) {
    return [`${at} is no ${types.join(' or ')}`];
  }
  if ('const' in schema && value !== schema.const) return [`${at} is not ${String(schema.const)}`];
  if (schema.enum?.includes(value) === false) return [`${at} is none of ${schema.enum.join(', ')}`];
  if (Array.isArray(value)) {
    if (value.length > maxItems) return [`${at} is too long`];
    return value.flatMap((each, index) => faults(each, items ?? {}, `${at}.${index}`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Readonly<Record<string, unknown>>;
  return [
    ...required.filter((key) => !(key in object)).map((key) => `${at}.${key} is missing`),
    ...Object.entries(properties)
      .filter(([key]) => key in object)
      .flatMap(([key, each]) => faults(object[key], each, `${at}.${key}`)),
  ];
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}
