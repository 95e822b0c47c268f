import { stat } from 'node:fs/promises';

/** Another text after each change of a file; an empty one where there is none. */
export async function changedAt(path: string): Promise<string> {
  return await stat(path).then(
    ({ mtimeMs, ino }) => `${mtimeMs} ${ino}`,
    () => '',
  );
}
