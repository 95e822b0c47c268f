import { HawserError } from '@hawser/core/errors';
import type { NewDocument } from '../../store/mutations/printing/insert-document.ts';
import type { ArrivingDocument } from './arriving/arriving-document.ts';
import { keepDocument } from './keep-document.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';

type Kept = Pick<NewDocument, 'size' | 'bytes' | 'blob'>;

interface Keeping {
  readonly document: AsyncGenerator<Uint8Array, void>;
  /** Throws where it will not be taken anyway; asked only of what is large. */
  readonly requireRoom: () => Promise<void>;
  /** What may be handed out while it comes. */
  readonly arriving?: ArrivingDocument | undefined;
}

/** Keeps a document, and has it taken; of one that is refused then nothing is left on the disk. */
export async function keepingDocument<Taken>(
  { document, requireRoom, arriving }: Keeping,
  options: Pick<PrintServiceOptions, 'blobs' | 'dataKeys'>,
  take: (kept: Kept) => Promise<Taken>,
): Promise<Taken> {
  let kept: Kept | undefined;
  try {
    kept = await keepDocument(document, {
      ...options,
      beforeLarge: requireRoom,
      ...(arriving === undefined ? {} : { onGrowing: (growing) => arriving.follow(growing) }),
    });
    const taken = await take(kept);
    await arriving?.finish();
    return taken;
  } catch (error) {
    await arriving?.fail(error);
    // Of a database that does not answer nobody knows whether it has taken it.
    const isRefused = error instanceof HawserError && error.code.startsWith('print-');
    if (isRefused && typeof kept?.blob === 'string') await options.blobs.delete(kept.blob);
    throw error;
  }
}
