import type { ClientRequest } from 'node:http';
import type { Readable } from 'node:stream';
import type { HawserError } from '../../../errors.ts';
import { ippClientErrors } from '../client-errors.ts';
import type { DocumentSource } from '../document/document-source.ts';
import type { IppAddress } from '../ipp-uri.ts';
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
  const broken = (error: Error): void => cut(documentTrouble(error, address));
  let isOver = false;
  const over = (): void => void (isOver = true);
  request.once('response', over).once('close', over);
  document.on('data', () => patience.begin('idle'));
  document.once('end', () => {
    over();
    onProgress('perhaps all');
    patience.begin('answer');
    request.end(() => onProgress('all'));
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

/** What whoever reads the document has thrown. */
export function documentTrouble(cause: unknown, { host }: IppAddress): HawserError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return ippClientErrors('document-broken', { reason }, { target: host, cause });
}
