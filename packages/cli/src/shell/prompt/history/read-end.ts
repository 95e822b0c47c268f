import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { HawserError } from '@hawser/core/errors';
import { codeOf, fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { fileKind } from '@hawser/core/files/file-kind';

/** What a file ends with, so many bytes at most; what is no text in it stands there as such. */
export async function readEnd(path: string, most: number): Promise<string> {
  try {
    // Without O_NONBLOCK a named pipe at that path would be waited for for ever.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (!stats.isFile()) {
      throw fileErrors('not-a-file', { path, what: fileKind(stats) }, { target: path });
    }
    const bytes = Buffer.alloc(Math.min(stats.size, most));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, stats.size - bytes.length);
    return bytes.toString('utf8', 0, bytesRead);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    if (error instanceof HawserError) throw error;
    throw fileErrors('unreadable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}
