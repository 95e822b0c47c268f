import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ended } from '../blobs/child-script.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const size = 192 * 2 ** 20;

test('a backup of a large blob takes no more memory than one of a small one', async () => {
  const script = fileURLToPath(new URL('carry-large-blob.ts', import.meta.url));
  const { stdout, stderr } = await ended(process.execPath, [
    script,
    await temporaryFolder(),
    String(size),
  ]);
  expect(stderr).toBe('');
  const told = JSON.parse(stdout) as { readonly size: number; readonly grown: number };
  expect(told.size).toBe(size);
  // With all that the garbage collector leaves for later.
  expect(told.grown).toBeLessThan(size / 2);
});
