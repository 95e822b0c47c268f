import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { checkout } from '../workspace/sources.ts';

const documents = readdirSync(join(checkout, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => join(checkout, 'docs', path));

it('every link from one document to another leads to one', () => {
  const broken = documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)/g)]
      .map(([, path = '']) => join(dirname(document), path))
      .filter((path) => !existsSync(path))
      .map((path) => `${relative(checkout, document)}: ${relative(checkout, path)}`),
  );
  expect(documents.length).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});
