import { createHash } from 'node:crypto';
import { abortable } from '../blobs/abortable.ts';
import type { BlobPart, BlobStore, PutBlob } from '../blobs/blob-store.ts';
import { HawserError } from '@hawser/core/errors';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import type { FrameWriter } from './archive/frame-writer.ts';
import { frameTypes } from './archive/frame-types.ts';
import { blobLines } from './archive/listed-blob.ts';
import type { Counting } from './archive/totals.ts';
import { backupErrors } from './backup-errors.ts';

export interface Copying {
  readonly writer: FrameWriter;
  readonly counting: Counting;
  readonly signal: AbortSignal | undefined;
  /** Called with how many bytes were copied, now and then. */
  readonly copied: (bytes: number) => void;
}

/**
 * The frames of all blobs that are there. One that goes away meanwhile, or is not what its name says,
 * is told in the backup and keeps nobody from having one of the rest.
 */
export async function* copyBlobs(
  blobs: Pick<BlobStore, 'list' | 'get'>,
  copying: Copying,
): AsyncGenerator<Buffer, void> {
  const { writer, counting } = copying;
  for await (const { name } of blobs.list()) {
    copying.signal?.throwIfAborted();
    const part = await blobs.get(name).catch(unlessNotFound);
    if (part === undefined) {
      counting.lost += 1;
      yield writer.json('lost', { name });
      continue;
    }
    yield writer.json('blob', { name, size: part.size });
    yield* copyBlob(name, part, copying);
  }
}

/** The frames of a list of all blobs that are there, whose contents stay where they are. */
export async function* listBlobs(
  blobs: Pick<BlobStore, 'list'>,
  { writer, counting, signal }: Copying,
): AsyncGenerator<Buffer, void> {
  let some: PutBlob[] = [];
  for await (const blob of blobs.list()) {
    signal?.throwIfAborted();
    counting.listed += 1;
    some.push(blob);
    if (some.length < listedAtOnce) continue;
    yield writer.frame('listed', blobLines(some));
    some = [];
  }
  if (some.length > 0) yield writer.frame('listed', blobLines(some));
}

const listedAtOnce = 500;

async function* copyBlob(
  name: string,
  { size, stream }: BlobPart,
  { writer, counting, signal, copied }: Copying,
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  const { limit } = frameTypes.bytes;
  let length = 0;
  try {
    for await (const chunk of abortable(stream, signal)) {
      length += chunk.length;
      // Not what it was when its size was told.
      if (length > size) break;
      hash.update(chunk);
      for (let from = 0; from < chunk.length; from += limit) {
        yield writer.frame('bytes', chunk.subarray(from, from + limit));
      }
      copied(chunk.length);
    }
  } catch (error) {
    if (error instanceof HawserError || codeOf(error) === '' || signal?.aborted === true)
      throw error;
    const { reason, mend } = troubleOf(error);
    throw backupErrors('blob-unreadable', { name, reason, mend }, { target: name, cause: error });
  } finally {
    stream.destroy();
  }
  const whole = length === size && hash.digest('hex') === name;
  if (whole) {
    counting.blobs += 1;
    counting.bytes += length;
  } else {
    counting.lost += 1;
  }
  yield writer.json('blob-end', { whole });
}

function unlessNotFound(error: unknown): undefined {
  if (error instanceof HawserError && error.kind === 'not-found') return undefined;
  throw error;
}
