import type { ClientRequest } from 'node:http';
import type { Readable } from 'node:stream';
import { ippClientErrors } from '../client-errors.ts';
import type { DocumentSource } from '../document/document-source.ts';
import type { Asked } from './exchange.ts';
import type { Patience } from './patience.ts';

interface Through {
  readonly request: ClientRequest;
  readonly patience: Patience;
  readonly cut: (error: Error) => void;
}

/** Sends attributes and document as fast as the other side takes them, in chunks. */
export function uploadDocument(
  { attributes, address, onProgress }: Asked,
  source: DocumentSource,
  { request, patience, cut }: Through,
): Readable {
  const document = source.open();
  const broken = (cause: Error): void => {
    const reason = cause.message;
    cut(ippClientErrors('document-broken', { reason }, { target: address.host, cause }));
  };
  let isOver = false;
  const over = (): void => void (isOver = true);
  request.once('response', over).once('close', over);
  document.on('data', () => patience.begin('idle'));
  document.once('end', () => {
    over();
    // Whoever has the end of it has all: it may have arrived as soon as it is handed over.
    onProgress('all');
    patience.begin('answer');
    request.end();
  });
  document.once('error', broken);
  document.once('close', () => {
    if (!isOver) broken(new Error('it was closed'));
  });
  onProgress('a part');
  patience.begin('idle');
  request.write(attributes);
  document.pipe(request, { end: false });
  return document;
}
