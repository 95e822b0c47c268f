import { HawserError } from '@hawser/core/errors';
import type { NewDocument } from '../../store/mutations/printing/insert-document.ts';
import { keepDocument } from './keep-document.ts';
import type { PrintServiceOptions } from './ipp-operation.ts';

type Kept = Pick<NewDocument, 'size' | 'bytes' | 'blob'>;

interface Keeping {
  readonly document: AsyncGenerator<Uint8Array, void>;
  /** Throws where it will not be taken anyway; asked only of what is large. */
  readonly requireRoom: () => Promise<void>;
}

/** Keeps a document, and has it taken; of one that is refused then nothing is left on the disk. */
export async function keepingDocument<Taken>(
  { document, requireRoom }: Keeping,
  options: Pick<PrintServiceOptions, 'blobs' | 'dataKeys'>,
  take: (kept: Kept) => Promise<Taken>,
): Promise<Taken> {
  const kept = await keepDocument(document, { ...options, beforeLarge: requireRoom });
  try {
    return await take(kept);
  } catch (error) {
    // Of a database that does not answer nobody knows whether it has taken it.
    const isRefused = error instanceof HawserError && error.code.startsWith('print-');
    if (isRefused && kept.blob !== null) await options.blobs.delete(kept.blob);
    throw error;
  }
}
