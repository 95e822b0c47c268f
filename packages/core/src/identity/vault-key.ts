import { randomBytes, scrypt } from 'node:crypto';
import { join } from 'node:path';
import { readText } from '../files/read-text.ts';
import { replaceText } from '../files/replace-text.ts';
import { shellQuoted } from '../files/shell-quoted.ts';
import { Secret } from '../secret.ts';
import { vaultErrors } from './vault-errors.ts';

export interface VaultPlace {
  /** The folder of the vault, and of the key that it makes for itself. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The 32 bytes that a vault is sealed with, and where they came from, for messages. */
export interface VaultKey {
  readonly bytes: Buffer;
  readonly source: string;
}

export interface KeyWanted {
  readonly salt: Buffer;
  /** Nothing is sealed yet: a key may be made. Only while holding the vault's lock. */
  readonly fresh: boolean;
}

export function vaultPath({ folder }: VaultPlace): string {
  return join(folder, 'vault.json');
}

export function ownKeyPath({ folder }: VaultPlace): string {
  return join(folder, 'vault.key');
}

/** The key: HAWSER_VAULT_KEY, else the file HAWSER_VAULT_KEY_FILE, else the vault's own key file. */
export async function vaultKey(place: VaultPlace, wanted: KeyWanted): Promise<VaultKey> {
  const given = place.env['HAWSER_VAULT_KEY'] ?? '';
  if (given !== '') return keyFrom(given, 'HAWSER_VAULT_KEY', wanted.salt);
  const file = place.env['HAWSER_VAULT_KEY_FILE'] ?? '';
  if (file !== '') return keyFrom(await keyInFile(file), file, wanted.salt);
  const own = ownKeyPath(place);
  const text = (await readKeyFile(own)) ?? (await ownKey(place, wanted));
  return keyFrom(text, own, wanted.salt);
}

async function readKeyFile(path: string): Promise<string | undefined> {
  return readText(path, { limit: 4096, secret: true });
}

async function keyInFile(path: string): Promise<string> {
  const text = await readKeyFile(path);
  if (text !== undefined) return text;
  throw vaultErrors('no-key-file', { path, quoted: shellQuoted(path) }, { target: path });
}

// The vault's lock makes sure that two processes which both find none do not make two.
async function ownKey(place: VaultPlace, { fresh }: KeyWanted): Promise<string> {
  const path = ownKeyPath(place);
  const vault = vaultPath(place);
  if (!fresh) throw vaultErrors('lost-key', { path, vault }, { target: path });
  const text = randomBytes(keyLength).toString('base64');
  await replaceText(path, `${text}\n`);
  return text;
}

const keyLength = 32;
const shortestPassphrase = 12;

async function keyFrom(given: string, source: string, salt: Buffer): Promise<VaultKey> {
  const text = given.trim();
  // So that it is masked should it ever get into a log.
  const secret = new Secret(text);
  if (/^[\w+/-]{43}=?$/.test(text)) {
    const bytes = Buffer.from(secret.reveal(), 'base64');
    requireVaried(bytes, source);
    return { bytes, source };
  }
  if (text.length < shortestPassphrase) {
    const reason = `it has fewer than ${shortestPassphrase} characters`;
    throw vaultErrors('weak-key', { source, reason });
  }
  requireVaried(text, source);
  return { bytes: await stretched(text, salt), source };
}

function requireVaried(units: Iterable<string | number>, source: string): void {
  if (new Set(units).size >= 6) return;
  throw vaultErrors('weak-key', { source, reason: 'it repeats the same few characters' });
}

// The cost that OWASP asks for, with the least memory: about a quarter of a second.
async function stretched(passphrase: string, salt: Buffer): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 };
  scrypt(passphrase.normalize('NFC'), salt, keyLength, cost, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return promise;
}
