import { constants, type FileHandle, open } from 'node:fs/promises';
import { codeOf, fileErrors, troubleOf } from '@hawser/core/files/file-errors';

/** The file that gets what a process in the background says; what is there is kept for now. */
export async function openOutput(path: string): Promise<FileHandle> {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK } = constants;
  try {
    // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
    const file = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    if (codeOf(error) === 'ENXIO') throw notAFile(path);
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
  throw notAFile(path);
}

function notAFile(path: string): Error {
  return fileErrors('not-a-file', { path, what: 'a pipe or a device' }, { target: path });
}
