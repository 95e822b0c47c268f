import { documentAsked } from '../../ipp-server/document-asked.ts';
import type { AskedOfPrinter } from '../../ipp-server/ipp-operation.ts';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import { documentFormat } from '../../printing/document-format.ts';
import { anyFormat, tellingLength } from '../../virtual-printer/document/print-formats.ts';
import type { LocalPrinter } from './local-printer.ts';

export interface LocalDocument {
  readonly described: ReturnType<typeof documentAsked>;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * The document of a request, of which the beginning has come. Where its client does not say what it is, what
 * is like none is refused; CUPS says application/octet-stream of what is for the printer alone (lp -o raw).
 */
export async function localDocument(
  { operation, document }: Pick<AskedOfPrinter, 'operation' | 'document'>,
  { lasting }: Pick<LocalPrinter, 'lasting'>,
): Promise<LocalDocument> {
  const described = documentAsked(operation, { lasting });
  const isSaid = operation.has('document-format');
  if (isSaid || described.compression !== 'none') return { described, bytes: document };
  const offered = lasting.mimeMediaTypes('document-format-supported');
  const pieces = document[Symbol.asyncIterator]();
  return { described, bytes: await lookedAt(pieces, offered) };
}

/** The same bytes, when it is known what they are. What is refused is left to whoever answers. */
async function lookedAt(
  pieces: AsyncIterator<Uint8Array>,
  offered: readonly string[],
): Promise<AsyncIterable<Uint8Array>> {
  let beginning = Buffer.alloc(0);
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) break;
    beginning = Buffer.concat([beginning, piece.value]);
    const format = documentFormat(beginning);
    // What is text so far may yet turn out to be none.
    const isTold = format !== undefined && format !== 'text/plain';
    if (isTold || beginning.length >= tellingLength) break;
  }
  if (beginning.length > 0) requirePrintable(documentFormat(beginning), offered);
  return all(beginning, pieces);
}

async function* all(
  beginning: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  if (beginning.length > 0) yield beginning;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return;
    yield piece.value;
  }
}

function requirePrintable(format: string | undefined, offered: readonly string[]): void {
  if (format === undefined) throw printerRefusals('client-error-document-format-error', {});
  // Printers look at more than the beginning, and print as text what is for them alone.
  if (format === 'text/plain' || offered.includes(format)) return;
  // One that nobody prints for yet says nothing of what it takes.
  if (offered.every((each) => each === anyFormat)) return;
  throw printerRefusals('client-error-document-format-not-supported', { format });
}
