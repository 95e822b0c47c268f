import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileErrors, troubleOf } from './file-errors.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Puts the text in the place of what the file held: after a crash at any moment it holds the one or
 * the other, and once this returns the other. Only for who has the lock of that path.
 */
export async function replaceText(path: string, text: string): Promise<void> {
  // One name for all: the lock means that a file which is there was left by a process that died.
  const draft = join(dirname(path), `.${basename(path)}.new`);
  try {
    await rm(draft, { force: true });
    await writeSynced(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    throw fileErrors('unsynced', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
