import { close, openSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** What node makes of standard input that is a folder: it ends at once. */
export function folderAsStdin(): Readable {
  const fd = openSync(tmpdir(), 'r');
  onTestFinished(async () => promisify(close)(fd));
  return Object.assign(Readable.from([]), { fd });
}
