import type { FileHandle } from 'node:fs/promises';

// A write of so much costs little more than one of a single chunk.
const gathered = 256 * 1024;
// Small chunks may each hold a much larger buffer in memory.
const mostChunks = 64;

/**
 * Writes chunks, and takes the next ones meanwhile. `attempt` stands around what is done to the file;
 * `written` hears of how much more is in it.
 */
export async function writeChunks(
  file: FileHandle,
  chunks: AsyncIterable<Uint8Array>,
  attempt: (work: () => Promise<void>) => Promise<void>,
  written: (bytes: number) => void = () => undefined,
): Promise<void> {
  let writing = Promise.resolve();
  const write = (part: readonly Uint8Array[]): void => {
    writing = attempt(async () => {
      await writeAll(file, part);
      written(total(part));
    });
    // It is told where it is awaited, which is later.
    writing.catch(() => undefined);
  };
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      waiting.push(chunk);
      bytes += chunk.length;
      if (bytes < gathered && waiting.length < mostChunks) continue;
      await writing;
      write(waiting);
      waiting = [];
      bytes = 0;
    }
    await writing;
    write(waiting);
  } finally {
    await writing;
  }
}

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  const { bytesWritten } = await file.writev(chunks);
  // A disk that gets full takes a part first.
  let rest = Buffer.alloc(0);
  if (bytesWritten < total(chunks)) rest = Buffer.concat(chunks).subarray(bytesWritten);
  while (rest.length > 0) {
    const written = await file.write(rest);
    rest = rest.subarray(written.bytesWritten);
  }
}

function total(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}
