import type { BlobStore, PutBlob } from '../blobs/blob-store.ts';
import type { Loading } from '../store/load/fill-tables.ts';
import type { BackupPart } from './archive/read-parts.ts';
import type { MissingBlobs } from './missing-blobs.ts';

export interface RestoreTargets {
  readonly loading: Loading;
  readonly blobs: BlobStore;
  readonly missing: MissingBlobs;
  /** Tables that are to stay empty. */
  readonly leftOut: ReadonlySet<string>;
  readonly signal: AbortSignal | undefined;
}

/** Puts each part where it belongs, and gives the hash of them all. */
export async function restoreParts(
  parts: AsyncGenerator<BackupPart, void>,
  targets: RestoreTargets,
): Promise<string> {
  const { loading, missing, leftOut } = targets;
  try {
    for (;;) {
      const part = await nextOf(parts);
      if (part.kind === 'rows') {
        if (!leftOut.has(part.table)) await loading.rows(part.table, part.rows);
      } else if (part.kind === 'sequence') await loading.sequence(part.table, part.last);
      else if (part.kind === 'blob') await restoreBlob(part, parts, targets);
      else if (part.kind === 'listed') await lookFor(part.blobs, targets);
      else if (part.kind === 'lost') missing.add(part.name);
      else if (part.kind === 'end') return part.sha256;
    }
  } finally {
    await parts.return();
  }
}

/** The content was not what the blob's name says when it was backed up. */
class NotWhole extends Error {}

async function restoreBlob(
  { name, size }: PutBlob,
  parts: AsyncGenerator<BackupPart, void>,
  { blobs, missing, signal }: RestoreTargets,
): Promise<void> {
  try {
    await blobs.put(contentFrom(parts), {
      expected: { sha256: name, size },
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (!(error instanceof NotWhole)) throw error;
    missing.add(name);
  }
}

// Not for await: that would end the parts with the blob.
async function* contentFrom(
  parts: AsyncGenerator<BackupPart, void>,
): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const part = await nextOf(parts);
    if (part.kind === 'bytes') yield part.bytes;
    else if (part.kind === 'blob-end' && part.whole) return;
    else throw new NotWhole('the blob was damaged before');
  }
}

async function lookFor(
  listed: readonly PutBlob[],
  { blobs, missing, signal }: RestoreTargets,
): Promise<void> {
  for (const { name, size } of listed) {
    signal?.throwIfAborted();
    if ((await blobs.stat(name))?.size !== size) missing.add(name);
  }
}

async function nextOf(parts: AsyncGenerator<BackupPart, void>): Promise<BackupPart> {
  const next = await parts.next();
  if (next.done === true) throw new Error('a backup ended without an end');
  return next.value;
}
