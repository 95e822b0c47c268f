import { createDecipheriv, createPrivateKey, getCipherInfo, type KeyObject } from 'node:crypto';
import { certificateFileErrors } from './certificate-file-errors.ts';

/** A private key that is sealed as a block of PEM, with lines before it that say how (RFC 1421, 4.6). */
export function openedOldKey(text: string, passphrase: string): KeyObject {
  try {
    return createPrivateKey({ key: text, passphrase });
  } catch (error) {
    const [, algorithm = ''] = /^DEK-Info: ([A-Z0-9-]{1,40}),/m.exec(text) ?? [];
    throw isAvailable(algorithm)
      ? certificateFileErrors('wrong-password', {}, { cause: error })
      : certificateFileErrors('unknown-algorithm', { algorithm }, { cause: error });
  }
}

/** DES alone, for one, has a name in OpenSSL, but is only in a part of it that nobody loads. */
function isAvailable(cipher: string): boolean {
  const { keyLength = 0, ivLength = 0 } = getCipherInfo(cipher) ?? {};
  try {
    createDecipheriv(cipher, Buffer.alloc(keyLength), Buffer.alloc(ivLength));
    return true;
  } catch {
    return false;
  }
}
