import { stat } from 'node:fs/promises';

/** Whether something is there to be read; what is wrong with it is told by whoever reads it. */
export async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
