import { unlink } from 'node:fs/promises';
import { codeOf } from './file-errors.ts';

/** For what is gone already, undefined. */
export function unlessGone(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}

/** Removes a file; false when there was none. */
export async function removed(path: string): Promise<boolean> {
  return await unlink(path).then(
    () => true,
    (error: unknown) => unlessGone(error) ?? false,
  );
}
