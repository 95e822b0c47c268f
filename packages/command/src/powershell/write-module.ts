import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorTable } from '@hawser/core/errors';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import type { PowerShellModule } from './module.ts';

/** @public The reference collects it. */
export const moduleErrors = errorTable('powershell-module', {
  exists: {
    kind: 'conflict',
    message: 'There is a module in {folder} already.',
    hint: 'Name another folder, or replace the module with -Force.',
  },
  unwritable: {
    kind: 'failed',
    message: '{path} cannot be written: {reason}.',
    hint: 'Name a folder that your user may write to.',
  },
});

/** Refuses a folder that has the module already. */
export async function refuseExisting(folder: string, module: PowerShellModule): Promise<void> {
  for (const name of module.files.keys()) {
    if (await isThere(join(folder, name))) {
      throw moduleErrors('exists', { folder }, { target: folder });
    }
  }
}

/** Puts the files of a module into its folder: each is there as a whole, or as it was before. */
export async function writeModule(folder: string, { files }: PowerShellModule): Promise<void> {
  for (const [name, text] of files) {
    const path = join(folder, name);
    const draft = join(folder, `.${name}.new`);
    try {
      await makeFolder(folder);
      // A draft that is there was left by a process that died, or is a link that would be followed.
      await rm(draft, { force: true });
      await writeFile(draft, text, { flag: 'wx' });
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      const { reason } = troubleOf(error);
      throw moduleErrors('unwritable', { path, reason }, { target: path, cause: error });
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    // Whatever else is in the way is found when the file is written.
    return codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR';
  }
}
