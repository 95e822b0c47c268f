import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Ber, contextTag, expected, objectIdOf, octetsOf, partsOf, tags } from '../ber.ts';
import { certificateFileErrors } from '../certificate-file-errors.ts';
import { requireFewEnough } from '../few-enough.ts';
import { attributes, bags, x509Certificate } from './object-ids.ts';
import { pkcs8In } from './opened-key.ts';
import type { KeptCertificate, KeptKey, Marks } from './pkcs12.ts';
import type { Rounds } from './rounds.ts';
import type { PasswordForms } from './sealed-content.ts';

/** What was found so far. */
export interface Found {
  readonly certificates: KeptCertificate[];
  readonly keys: KeptKey[];
}

/** Finds what is in the bags (RFC 7292, 4.2), which can be in bags, as deep as the reader goes. */
export async function collect(
  safe: Ber,
  found: Found,
  password: PasswordForms,
  rounds: Rounds,
): Promise<void> {
  for (const bag of partsOf(expected(safe, tags.sequence))) {
    const [id, holder, given] = partsOf(expected(bag, tags.sequence));
    const [value] = partsOf(expected(holder, contextTag(0, 'constructed')));
    if (value === undefined)
      throw certificateFileErrors('damaged', { reason: 'there is an empty bag' });
    const marked = marksOf(given);
    const kind = objectIdOf(id);
    requireFewEnough(found.certificates.length, found.keys.length);
    if (kind === bags.nested) await collect(value, found, password, rounds);
    else if (kind === bags.key) found.keys.push({ key: keyIn(value.whole), ...marked });
    else if (kind === bags.sealedKey) {
      const key = await pkcs8In(value, password, rounds);
      found.keys.push({ key: keyIn(key), ...marked });
    } else if (kind === bags.certificate) {
      const certificate = certificateIn(value);
      if (certificate !== undefined) found.certificates.push({ certificate, ...marked });
    }
  }
}

function keyIn(pkcs8: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
}

function certificateIn(value: Ber): X509Certificate | undefined {
  const [kind, holder] = partsOf(expected(value, tags.sequence));
  if (objectIdOf(kind) !== x509Certificate) return undefined;
  const [octets] = partsOf(expected(holder, contextTag(0, 'constructed')));
  return new X509Certificate(octetsIn(octets));
}

function marksOf(given: Ber | undefined): Marks & Pick<KeptKey, 'keyProvider'> {
  const values = new Map<string, Ber>();
  for (const attribute of given === undefined ? [] : partsOf(expected(given, tags.set))) {
    const [id, set] = partsOf(expected(attribute, tags.sequence));
    const [value] = partsOf(expected(set, tags.set));
    if (value !== undefined) values.set(objectIdOf(id), value);
  }
  const name = textOf(values.get(attributes.friendlyName));
  const provider = textOf(values.get(attributes.keyProvider));
  const keyId = values.get(attributes.localKeyId);
  return {
    ...(name === undefined ? {} : { friendlyName: name }),
    ...(provider === undefined ? {} : { keyProvider: provider }),
    ...(keyId === undefined ? {} : { localKeyId: Buffer.from(octetsIn(keyId)).toString('hex') }),
  };
}

/** Far longer than people write. */
const longestMark = 1000;

function textOf(piece: Ber | undefined): string | undefined {
  if (piece?.tag !== tags.bmp || piece.content.length % 2 !== 0) return undefined;
  const text = Buffer.from(piece.content).swap16().toString('utf16le');
  // Some programs end it with a character of no meaning, which no database takes, or leave it empty.
  const shown = text.replaceAll('\0', '').slice(0, longestMark).toWellFormed();
  return shown === '' ? undefined : shown;
}

/** The octets, whatever their tag stands in place of. */
export function octetsIn(piece: Ber | undefined): Uint8Array {
  if (piece === undefined || (piece.tag & 0x1f) !== tags.octets) {
    throw certificateFileErrors('damaged', { reason: 'there are no octets where they belong' });
  }
  return octetsOf(piece);
}
