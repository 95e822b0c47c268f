import { joined } from '../../blobs/joined.ts';
import { smallBlobLimit } from '../../blobs/small-blobs.ts';
import type { NewDocument } from '../../store/mutations/printing/submit-job.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';

/** Where a document lies: a small one goes into the database with its job, a large one is on disk now. */
export async function keepDocument(
  document: AsyncGenerator<Uint8Array, void>,
  { blobs }: Pick<PrintServiceOptions, 'blobs'>,
): Promise<Pick<NewDocument, 'size' | 'bytes' | 'blob'>> {
  const head: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await document.next();
    if (next.done === true) return { size, bytes: Buffer.concat(head, size), blob: null };
    head.push(next.value);
    size += next.value.length;
    if (size <= smallBlobLimit) continue;
    const put = await blobs.put(joined(head, document));
    return { size: put.size, bytes: null, blob: put.name };
  }
}
