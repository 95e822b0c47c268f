import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Clock } from '../clock.ts';
import { readGiven } from '../files/read-text.ts';
import { shellQuoted } from '../files/shell-quoted.ts';
import { certificateBlocks, privateKeyBlock } from '../pki/pem.ts';
import { serverCertificateErrors } from './server-certificate-errors.ts';
import type { ServerCertificate } from './server-certificate.ts';
import { alternativeNames } from '../pki/alternative-names.ts';

export interface GivenServerCertificateOptions {
  readonly certificatePath: string;
  readonly keyPath: string;
  /** Where the site is reached. */
  readonly publicUrl: URL;
  readonly clock: Clock;
}

const largest = 256 * 1024;
const serverAuth = '1.3.6.1.5.5.7.3.1';

/** A server certificate from elsewhere, if the site can show it to its callers. */
export async function readGivenServerCertificate({
  certificatePath: path,
  keyPath,
  publicUrl,
  clock,
}: GivenServerCertificateOptions): Promise<ServerCertificate> {
  const chain = parsedChain(await read(path), path);
  const { key, pem } = parsedKey(await read(keyPath), keyPath);
  const certificate = requireOrder(chain, key, { path, keyPath });
  for (const each of chain) requireNow(each, path, clock.now());
  const target = { target: path };
  // The types know nothing of certificates without any.
  const usage = certificate.keyUsage as readonly string[] | undefined;
  if (usage !== undefined && !usage.includes(serverAuth) && !usage.includes(anyUsage)) {
    throw serverCertificateErrors('not-for-servers', { path }, target);
  }
  requireHost(certificate, publicUrl.hostname, path);
  const text = chain.map((each) => each.toString()).join('');
  try {
    createSecureContext({ cert: text, key: pem });
  } catch (error) {
    const reason = reasonOf(error);
    throw serverCertificateErrors('unusable', { path, reason }, { ...target, cause: error });
  }
  return { path, chain: text, key: pem, certificate };
}

const anyUsage = '2.5.29.37.0';

async function read(path: string): Promise<string> {
  return readGiven(path, largest, (reason, cause) =>
    serverCertificateErrors('unreadable', { path, reason }, { target: path, cause }),
  );
}

function parsedChain(text: string, path: string): readonly X509Certificate[] {
  const blocks = certificateBlocks(text);
  if (blocks.length === 0) {
    const quoted = shellQuoted(path);
    throw serverCertificateErrors('no-certificate', { path, quoted }, { target: path });
  }
  return blocks.map((block, index) => {
    try {
      return new X509Certificate(block);
    } catch (cause) {
      const number = index + 1;
      throw serverCertificateErrors('damaged', { path, number }, { target: path, cause });
    }
  });
}

function parsedKey(text: string, path: string): { key: KeyObject; pem: string } {
  const quoted = shellQuoted(path);
  const pem = privateKeyBlock(text);
  if (pem !== undefined && /ENCRYPTED/.test(pem)) {
    throw serverCertificateErrors('sealed-key', { path, quoted }, { target: path });
  }
  try {
    if (pem !== undefined) return { key: createPrivateKey(pem), pem };
  } catch {
    // Told below, and without a cause: it could quote the key.
  }
  throw serverCertificateErrors('no-key', { path, quoted }, { target: path });
}

/** The first of the chain, which is that of the site; each of the others issued the one before it. */
function requireOrder(
  chain: readonly X509Certificate[],
  key: KeyObject,
  { path, keyPath }: { path: string; keyPath: string },
): X509Certificate {
  const wrongAt = (number: number): Error =>
    serverCertificateErrors('wrong-order', { path, number }, { target: path });
  const [own, ...behind] = chain;
  if (own?.checkPrivateKey(key) !== true) {
    if (behind.some((each) => each.checkPrivateKey(key))) throw wrongAt(1);
    throw serverCertificateErrors('other-key', { path, keyPath }, { target: path });
  }
  for (const [index, issuer] of behind.entries()) {
    const issued = chain[index];
    if (issued?.checkIssued(issuer) !== true || !issued.verify(issuer.publicKey)) {
      throw wrongAt(index + 2);
    }
  }
  return own;
}

function requireNow(certificate: X509Certificate, path: string, now: number): void {
  const { subject, validFromDate, validToDate } = certificate;
  const name = (subject as string | undefined)?.replaceAll('\n', ', ') ?? 'the site';
  if (validToDate.getTime() <= now) {
    const until = validToDate.toISOString();
    throw serverCertificateErrors('ended', { name, path, until }, { target: path });
  }
  if (validFromDate.getTime() > now) {
    const from = validFromDate.toISOString();
    throw serverCertificateErrors('not-yet', { name, path, from }, { target: path });
  }
}

function requireHost(certificate: X509Certificate, hostname: string, path: string): void {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const fits =
    isIP(host) === 0
      ? certificate.checkHost(host, { subject: 'never' })
      : certificate.checkIP(host);
  if (fits !== undefined) return;
  const all = alternativeNames(certificate);
  const names = all.length === 0 ? 'none' : all.slice(0, 10).join(', ');
  throw serverCertificateErrors('other-names', { path, host, names }, { target: path });
}

// OpenSSL's own words, without its file names and numbers.
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'reason' in error) return String(error.reason);
  return 'it says nothing more';
}
