import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '@hawser/core/files/make-folder';
import type { WriteStep } from './service-step.ts';

/** Puts the file there at once: a service manager may look at any moment. */
export async function writeDefinition({ path, text, mode, utf16 }: WriteStep): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.new`);
  await makeFolder(dirname(path));
  try {
    await rm(draft, { force: true });
    const bytes = utf16 === true ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
    await writeFile(draft, bytes, { mode, flag: 'wx', flush: true });
    // Whatever the user's mask took away: others have to read it.
    await chmod(draft, mode);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}
