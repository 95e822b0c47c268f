import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type Ber, objectIdOf, partsOf, readBer, tags } from './ber.ts';
import { certificateFileErrors } from './certificate-file-errors.ts';
import { requireFewEnough } from './few-enough.ts';
import { openedOldKey } from './old-sealed-key.ts';
import { openedKey } from './pkcs12/opened-key.ts';
import { Rounds } from './pkcs12/rounds.ts';
import { bytesIn, bytesOfBase64, type PemBlock, pemBlocks, tidied } from './pem.ts';
import type { KeptCertificate, KeptKey, Pkcs12 } from './pkcs12/pkcs12.ts';
import { readPkcs12 } from './pkcs12/read-pkcs12.ts';
import { readPkcs7, signedData } from './pkcs7.ts';
import { isPublishSettings, readPublishSettings } from './publish-settings.ts';
import { sound } from './sound.ts';
import { textOfBytes } from './text-of-bytes.ts';

export type CertificateFileForm = 'pem' | 'der' | 'p7b' | 'pfx' | 'publishsettings';

/** What is in a file with certificates, and in which form it is. */
export interface CertificateFile extends Pkcs12 {
  readonly form: CertificateFileForm;
}

export const largestCertificateFile = 10 * 2 ** 20;

/** Asked for only where something is sealed. */
export type PasswordSource = () => Promise<string>;

/** Reads a file by what is in it; how its name ends says nothing. */
export async function readCertificateFile(
  bytes: Uint8Array,
  password: PasswordSource,
): Promise<CertificateFile> {
  if (bytes.length === 0) throw certificateFileErrors('empty', {});
  if (bytes.length > largestCertificateFile) {
    throw certificateFileErrors('too-large', { limit: '10 MB' });
  }
  const text = textOfBytes(bytes);
  if (text.includes('-----BEGIN ')) return fromPem(text, password);
  if (isPublishSettings(text)) {
    const { pfx } = readPublishSettings(text);
    return { ...(await readPkcs12(pfx, '')), form: 'publishsettings' };
  }
  return fromDer(bytesOfBase64(text) ?? bytes, password);
}

async function fromPem(text: string, password: PasswordSource): Promise<CertificateFile> {
  const blocks = pemBlocks(text);
  const certificates: KeptCertificate[] = [];
  const keys: KeptKey[] = [];
  const rounds = new Rounds();
  for (const block of blocks) {
    if (/^(X509 |TRUSTED )?CERTIFICATE$/.test(block.label)) {
      certificates.push({ certificate: sound(() => certificateIn(block)) });
    } else if (block.label === 'PKCS7' || block.label === 'CMS') {
      const bytes = bytesIn(block.text);
      certificates.push(...sound(() => readPkcs7(bytes)).map((certificate) => ({ certificate })));
    } else if (block.label.endsWith('PRIVATE KEY')) {
      keys.push({ key: await keyInPem(block, password, rounds) });
    }
    requireFewEnough(certificates.length, keys.length);
  }
  if (blocks.length === 0) throw certificateFileErrors('damaged', { reason: 'its end is missing' });
  if (certificates.length + keys.length === 0) throw withoutCertificates(blocks);
  return { form: 'pem', certificates, keys };
}

function withoutCertificates(blocks: readonly PemBlock[]): Error {
  const asks = blocks.some(({ label }) => label.endsWith('CERTIFICATE REQUEST'));
  return certificateFileErrors(asks ? 'is-request' : 'no-certificate', {});
}

function certificateIn(block: PemBlock): X509Certificate {
  // What openssl adds to those that it trusts is only in the text.
  return new X509Certificate(
    block.label.startsWith('TRUSTED') ? tidied(block) : bytesIn(block.text),
  );
}

async function keyInPem(
  block: PemBlock,
  password: PasswordSource,
  rounds: Rounds,
): Promise<KeyObject> {
  const { label, text } = block;
  if (label === 'ENCRYPTED PRIVATE KEY') {
    return openedKey(
      sound(() => readBer(bytesIn(text))),
      await password(),
      rounds,
    );
  }
  // Old ones that are sealed have lines before the key that say so.
  if (!text.includes('ENCRYPTED')) return sound(() => createPrivateKey(tidied(block)));
  return openedOldKey(tidied(block), await password());
}

async function fromDer(bytes: Uint8Array, password: PasswordSource): Promise<CertificateFile> {
  const whole = bytes[0] === tags.sequence ? sound(() => readBer(bytes)) : undefined;
  if (whole === undefined) throw certificateFileErrors('unknown-form', {});
  const parts = sound(() => partsOf(whole));
  const kinds = parts.map(({ tag }) => tag);
  const [first = whole, second = whole] = parts;
  if (first.tag === tags.objectId) {
    if (sound(() => objectIdOf(first)) !== signedData)
      throw certificateFileErrors('unknown-form', {});
    const certificates = sound(() => readPkcs7(bytes)).map((certificate) => ({ certificate }));
    if (certificates.length === 0) throw certificateFileErrors('no-certificate', {});
    return { form: 'p7b', certificates, keys: [] };
  }
  if (first.tag === tags.integer && partTags(second)[0] === tags.objectId) {
    if (kinds[2] === tags.octets) {
      const der = Buffer.from(bytes);
      const key = sound(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
      return { form: 'der', certificates: [], keys: [{ key }] };
    }
    return { ...(await readPkcs12(bytes, await password())), form: 'pfx' };
  }
  if (kinds.join() !== signedShape) throw certificateFileErrors('unknown-form', {});
  if (isRequest(first)) throw certificateFileErrors('is-request', {});
  const certificate = sound(() => new X509Certificate(bytes));
  return { form: 'der', certificates: [{ certificate }], keys: [] };
}

/** Content, algorithm and signature. */
const signedShape = [tags.sequence, tags.sequence, tags.bits].join();

/** A certificate has its version or its number first, and then an algorithm; a request a name in that place. */
function isRequest(content: Ber): boolean {
  const [version, name] = sound(() => partsOf(content));
  return (
    version?.tag === tags.integer &&
    name?.tag === tags.sequence &&
    partTags(name)[0] !== tags.objectId
  );
}

function partTags(piece: Ber): readonly number[] {
  return sound(() => partsOf(piece)).map(({ tag }) => tag);
}
