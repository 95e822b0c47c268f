import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkout } from '../workspace/sources.ts';

interface Difference {
  readonly path: string;
  readonly says: string;
}

// The scripts know the tests, so that these cannot know the scripts but by their place.
const script = pathToFileURL(join(checkout, 'scripts/generate/document-files.ts')).href;
const { differences, settle } = (await import(script)) as {
  differences: (root: string) => Promise<readonly Difference[]>;
  settle: (root: string, all: readonly Difference[]) => Promise<void>;
};

it('the documents in docs/reference and docs/man are current; if not: npm run generate', async () => {
  const found = await differences(checkout);
  expect(found.map(({ path, says }) => `${says}: ${path}`)).toEqual([]);
});

describe('generating documents', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'hawser-documents-'));
  await cp(join(checkout, 'docs'), join(copy, 'docs'), { recursive: true });
  await settle(copy, await differences(copy));
  afterAll(async () => rm(copy, { recursive: true, force: true }));

  it('finds what was changed, what is missing and what is left over, and mends it', async () => {
    await writeFile(join(copy, 'docs/reference/settings.md'), 'by hand');
    await rm(join(copy, 'docs/man/hawser.1'));
    await writeFile(join(copy, 'docs/man/hawser-old-command.1'), '');
    const found = await differences(copy);
    expect(found.map(({ path, says }) => [path, says])).toEqual([
      ['docs/man/hawser-old-command.1', 'left over'],
      ['docs/man/hawser.1', 'missing'],
      ['docs/reference/settings.md', 'outdated'],
    ]);
    await settle(copy, found);
    expect(await differences(copy)).toEqual([]);
  });

  it('writes the list of errors from the tables in all packages', async () => {
    const errors = await readFile(join(copy, 'docs/reference/errors.md'), 'utf8');
    expect(errors).toContain('| `argument-missing` | What must be given is missing: *parameters*.');
    expect(errors).toContain('| `internal-fault` |');
    expect(errors).toContain('| `trust-unreadable` |');
  });
});
