import { stat } from 'node:fs/promises';

/** Another text when a file is another one, or has changed. */
export async function changedAt(path: string): Promise<string> {
  return await stat(path).then(
    ({ mtimeMs, ino }) => `${mtimeMs} ${ino}`,
    () => 'none',
  );
}
