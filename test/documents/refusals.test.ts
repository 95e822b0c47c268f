import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../workspace/sources.ts';

const steps = join(checkout, 'packages/site/src/services/directory/interaction');

it('whatever the guide says to be told when something is refused is told', () => {
  const guide = readFileSync(join(checkout, 'docs/guides/sign-in.md'), 'utf8');
  const [, table = ''] = /^## When something is refused\n(.*?)^## /ms.exec(guide) ?? [];
  const told = [...table.matchAll(/^\| (\S[^|]*?) +\|/gm)]
    .flatMap(([, text = '']) => text)
    .filter((text) => text !== 'What is said' && !text.startsWith('---'));
  // What stands for something is in italics there.
  const errors = readFileSync(join(checkout, 'docs/reference/errors.md'), 'utf8');
  const pages = readdirSync(steps).map((name) => readFileSync(join(steps, name), 'utf8'));
  const said = [errors.replaceAll(/\*\w+\*/g, '…'), ...pages].join('\n');
  expect(told.length).toBeGreaterThan(10);
  expect(told.filter((text) => !said.includes(text))).toEqual([]);
});
