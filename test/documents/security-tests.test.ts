import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../workspace/sources.ts';

const document = readFileSync(join(checkout, 'docs/security.md'), 'utf8');
const named = [...document.matchAll(/\[([^\]]+)\]\(\.\.\/([^)\s]+\.test\.ts)\)/g)];

it('every test that the document on security names is there', () => {
  const gone = named
    .filter(([, title = '', path = '']) => !isTest(title, join(checkout, path)))
    .map(([, title, path]) => `${path}: ${title}`);
  expect(named.length).toBeGreaterThan(50);
  expect(gone).toEqual([]);
});

it('a test that is not there is missed', () => {
  const [[, title = '', path = ''] = []] = named;
  expect(isTest(title, join(checkout, path))).toBe(true);
  expect(isTest(`${title}, and more`, join(checkout, path))).toBe(false);
  expect(isTest(title, join(checkout, 'test/gone.test.ts'))).toBe(false);
});

function isTest(title: string, file: string): boolean {
  if (!existsSync(file)) return false;
  const call = String.raw`\b(?:it|test)(?:\.\w+(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['"\x60])`;
  return new RegExp(`${call}${RegExp.escape(title)}\\1`).test(readFileSync(file, 'utf8'));
}
