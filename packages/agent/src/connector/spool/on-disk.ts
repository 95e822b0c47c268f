import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';

/** What goes wrong with the disk is told as that; what comes from the network says itself what it is. */
export async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}
