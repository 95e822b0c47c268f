import type { GrowingFile } from '@hawser/core/files/growing-file';
import { joined } from '../../blobs/joined.ts';
import { smallBlobLimit } from '../../blobs/small-blobs.ts';
import { sealed, sealedWhole } from '../../data-keys/sealed-bytes.ts';
import type { NewDocument } from '../../store/mutations/printing/insert-document.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';

/**
 * Where a document lies, sealed: a small one goes into the database with its job, a large one is on disk
 * now.
 */
export async function keepDocument(
  document: AsyncGenerator<Uint8Array, void>,
  {
    blobs,
    dataKeys,
    beforeLarge,
    onGrowing,
  }: Pick<PrintServiceOptions, 'blobs' | 'dataKeys'> & {
    /** Throws where a large one is not to be kept. */
    readonly beforeLarge: () => Promise<void>;
    /** Given a large one while it comes, where that can be read. */
    readonly onGrowing?: (growing: GrowingFile) => void;
  },
): Promise<Pick<NewDocument, 'size' | 'bytes' | 'blob'>> {
  const key = await dataKeys.current();
  const head: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await document.next();
    if (next.done === true) {
      return { size, bytes: sealedWhole(Buffer.concat(head, size), key), blob: null };
    }
    head.push(next.value);
    size += next.value.length;
    if (size <= smallBlobLimit) continue;
    await beforeLarge();
    const counted = new Counted(joined(head, document));
    const { name } = await blobs.put(
      sealed(counted, key),
      onGrowing === undefined ? {} : { onGrowing },
    );
    return { size: counted.size, bytes: null, blob: name };
  }
}

/** Bytes that are counted as they go by. */
class Counted {
  readonly #bytes: AsyncIterable<Uint8Array>;
  size = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void> {
    for await (const piece of this.#bytes) {
      this.size += piece.length;
      yield piece;
    }
  }
}
