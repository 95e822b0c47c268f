import { fstatSync } from 'node:fs';
import type { HawserError } from '@hawser/core/errors';
import { troubleOf } from '@hawser/core/files/file-errors';

/** What comes in on standard input, as bytes. Who cannot have it gets the reason. */
export async function* standardInput(
  stdin: NodeJS.ReadableStream,
  refuse: (reason: string, cause?: unknown) => HawserError,
): AsyncGenerator<Buffer> {
  if (isFolder(stdin)) throw refuse('it is a folder');
  try {
    for await (const piece of stdin) {
      yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    }
  } catch (error) {
    throw refuse(troubleOf(error).reason, error);
  }
}

// Of a folder node makes a stream that ends at once, as if there were nothing to read.
function isFolder(stdin: NodeJS.ReadableStream): boolean {
  if (!('fd' in stdin) || typeof stdin.fd !== 'number') return false;
  try {
    return fstatSync(stdin.fd).isDirectory();
  } catch {
    // Reading tells what is wrong.
    return false;
  }
}
