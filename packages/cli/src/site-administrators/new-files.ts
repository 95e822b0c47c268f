import { constants } from 'node:fs';
import { access, lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { siteAdministratorErrors } from './administrator-errors.ts';

/**
 * Throws where one of the files is there already, stands for two things, or cannot be made: before
 * anything is asked for that would be lost with it.
 */
export async function requireNewFiles(paths: readonly string[]): Promise<void> {
  requireDifferentFiles(paths);
  for (const path of paths) {
    await requirePlace(path);
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (isThere) throw fileErrors('exists', { path }, { target: path });
  }
}

/** Throws where one stands for two things, of which the later would take the place of the other. */
export function requireDifferentFiles(paths: readonly string[]): void {
  const double = paths.find((path, index) => paths.indexOf(path) !== index);
  if (double !== undefined) {
    throw siteAdministratorErrors('same-file', { path: double }, { target: double });
  }
}

async function requirePlace(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}
