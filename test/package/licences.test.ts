import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { checkout } from './installed.ts';

const file = join(checkout, 'scripts/build/allowed-licences.ts');
const { isAllowed } = (await import(pathToFileURL(file).href)) as {
  isAllowed: (expression: string) => boolean;
};

it.each([
  'MIT',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'MIT AND ISC',
  '(MIT OR GPL-3.0-only)',
  '(BSD-3-Clause OR GPL-2.0)',
])('a package under %s may be shipped', (licence) => expect(isAllowed(licence)).toBe(true));

it.each(['GPL-3.0-only', 'MIT AND GPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE', ''])(
  'a package under %j may not be shipped',
  (licence) => expect(isAllowed(licence)).toBe(false),
);
