import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { errorTable } from '../errors.ts';

/** What an agent that is new gets its certificate for. */
export interface RegistrationToken {
  /** What only its holder and, hashed, the site know. */
  readonly secret: Buffer;
  /** SHA-256 of the certificate of the site's authority, in lower-case hexadecimal digits. */
  readonly authority: string;
  /** Where the site answers callers with certificates. */
  readonly url: string;
}

const prefix = 'hawser-';
const version = 1;
const secretLength = 20;
const hashLength = 32;
const sumLength = 4;
const longestUrl = 300;
const longest = 600;

/** New secret bytes for a token. */
export function newRegistrationSecret(): Buffer {
  return randomBytes(secretLength);
}

/** The token as one word: version, secret, authority, address and a sum over them, in base64url. */
export function writtenRegistrationToken({ secret, authority, url }: RegistrationToken): string {
  const content = Buffer.concat([
    Uint8Array.of(version),
    secret,
    Buffer.from(authority, 'hex'),
    Buffer.from(url, 'utf8'),
  ]);
  return prefix + Buffer.concat([content, sumOf(content)]).toString('base64url');
}

/** Reads a token; one that was cut off or typed wrongly is told from one that the site refuses. */
export function readRegistrationToken(text: string): RegistrationToken {
  const word = text.trim();
  if (!word.startsWith(prefix) || word.length > longest || !/^[\w-]+$/.test(word)) {
    throw registrationTokenErrors('not-one', {});
  }
  const bytes = Buffer.from(word.slice(prefix.length), 'base64url');
  const content = bytes.subarray(0, -sumLength);
  const urlAt = 1 + secretLength + hashLength;
  if (content.length <= urlAt || !sumOf(content).equals(bytes.subarray(-sumLength))) {
    throw registrationTokenErrors('damaged', {});
  }
  if (content[0] !== version) throw registrationTokenErrors('newer', {});
  const url = content.subarray(urlAt).toString('utf8');
  if (url.length > longestUrl || URL.parse(url)?.protocol !== 'https:') {
    throw registrationTokenErrors('damaged', {});
  }
  return {
    secret: content.subarray(1, 1 + secretLength),
    authority: content.subarray(1 + secretLength, urlAt).toString('hex'),
    url,
  };
}

/** What the site keeps of a token: its secret is random, and needs no slow hash. */
export function registrationTokenHash(secret: Uint8Array): string {
  return createHash('sha256').update('hawser registration ').update(secret).digest('hex');
}

/** How a token names the authority of a site (PEM). */
export function authorityFingerprint(certificate: string): string {
  return createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
}

/** Against slips of the hand, not of ill will. */
function sumOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest().subarray(0, sumLength);
}

/** @public The reference collects it. */
export const registrationTokenErrors = errorTable('registration-token', {
  'not-one': {
    kind: 'usage',
    message: 'This is no registration token.',
    hint: 'It begins with "hawser-"; an administrator makes one: hawser new-registration-token',
  },
  damaged: {
    kind: 'usage',
    message: 'The registration token is damaged: a part of it is missing or changed.',
    hint: 'Copy it again as a whole.',
  },
  newer: {
    kind: 'usage',
    message: 'The registration token is of a newer version of Hawser.',
    hint: 'Update hawser-agent on this machine.',
  },
});
