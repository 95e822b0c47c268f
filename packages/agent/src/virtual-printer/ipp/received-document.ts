import { decompressed, usualDecompression } from '@hawser/core/ipp/client/document/decompressed';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import { HawserError } from '@hawser/core/errors';
import { keepDocument, type KeptDocument } from '../document/keep-document.ts';
import { documentAsked } from '../../ipp-server/document-asked.ts';
import type { AskedOfPrinter } from '../../ipp-server/ipp-operation.ts';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import type { PrinterAtWork } from './printer-operation.ts';

export const compressions: readonly string[] = ['none', 'gzip', 'deflate'];

const mostBytes = 4 * 1024 ** 3;

/** The document of a request, on the disk. */
export async function receivedDocument(
  { operation, document }: AskedOfPrinter,
  printer: PrinterAtWork,
): Promise<KeptDocument> {
  const { format, compression } = documentAsked(operation, printer);
  const plain = compression === 'none' ? document : expanded(document, compression);
  const name = operation.name('document-name');
  try {
    const { own } = printer.place;
    return await keepDocument(bounded(plain), { folder: own, name, said: format });
  } catch (error) {
    if (error instanceof HawserError || codeOf(error) === '') throw error;
    const { reason } = troubleOf(error);
    throw printerRefusals('server-error-temporary-error', { reason }, { cause: error });
  }
}

async function* bounded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > mostBytes) {
      throw printerRefusals('client-error-request-entity-too-large', { limit: '4 GiB' });
    }
    yield piece;
  }
}

async function* expanded(
  pieces: AsyncIterable<Uint8Array>,
  compression: string,
): AsyncGenerator<Uint8Array, void> {
  const limits = { ...usualDecompression, size: mostBytes };
  try {
    yield* decompressed(pieces, compression, { host: 'the client', limits });
  } catch (error) {
    throw printerRefusals('client-error-compression-error', { compression }, { cause: error });
  }
}
