import { lstat } from 'node:fs/promises';
import { fileErrors } from '@hawser/core/files/file-errors';
import { siteAdministratorErrors } from './administrator-errors.ts';

/** Throws where one of the files is there already, or stands for two things. */
export async function requireNewFiles(paths: readonly string[]): Promise<void> {
  const double = paths.find((path, index) => paths.indexOf(path) !== index);
  if (double !== undefined) {
    throw siteAdministratorErrors('same-file', { path: double }, { target: double });
  }
  for (const path of paths) {
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (isThere) throw fileErrors('exists', { path }, { target: path });
  }
}
