import { tags } from './ber.ts';
import { bytesOfBase64, requestBlock } from './pem.ts';
import { textOfBytes } from './text-of-bytes.ts';

/** The request (PKCS#10) in a file: as PEM, as base64 with nothing around it, or as it is. */
export function requestBytes(file: Uint8Array): Uint8Array | undefined {
  const text = textOfBytes(file);
  const candidates = [requestBlock(text), file, bytesOfBase64(text)];
  return candidates.find((bytes) => bytes?.[0] === tags.sequence);
}
