import { pipeline, type Readable } from 'node:stream';
import { createDeflateRaw, createGzip } from 'node:zlib';

/** RFC 8011, 5.4.32: deflate is that of RFC 1951, without the frame that HTTP puts around it. */
export type Compression = 'gzip' | 'deflate';

export function compressed(document: Readable, compression: Compression): Readable {
  const through = compression === 'gzip' ? createGzip() : createDeflateRaw();
  // Either is destroyed with the other, and what went wrong is told by the one that is read.
  pipeline(document, through, () => undefined);
  return through;
}
