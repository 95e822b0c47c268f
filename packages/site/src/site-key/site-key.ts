import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { fileErrors, troubleOf } from '@hawser/core/files/file-errors';
import { withLock } from '@hawser/core/files/lock';
import { makeFolder } from '@hawser/core/files/make-folder';
import { readText } from '@hawser/core/files/read-text';
import { replaceText } from '@hawser/core/files/replace-text';
import { Secret } from '@hawser/core/secret';
import { siteKeyErrors } from './site-key-errors.ts';

/** What a site's own secrets are sealed under; every replica has the same. */
export interface SiteKey {
  readonly path: string;
  /** Tells keys apart, and nothing about them. */
  readonly keyId: string;
  readonly key: KeyObject;
}

const keyLength = 32;

/** The key in that file, if it is there. */
export async function readSiteKey(path: string): Promise<SiteKey | undefined> {
  const there = await readKeyFile(path);
  return there === undefined ? undefined : siteKeyFrom(there, path);
}

/** The key in that file, which is made where it is not there. */
export async function readOrMakeSiteKey(path: string): Promise<SiteKey> {
  const there = await readSiteKey(path);
  if (there !== undefined) return there;
  await makeFolder(dirname(path), 0o700).catch((error: unknown) => {
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  });
  const text = await withLock(path, async () => {
    const meanwhile = await readKeyFile(path);
    if (meanwhile !== undefined) return meanwhile;
    const made = `${randomBytes(keyLength).toString('base64')}\n`;
    await replaceText(path, made);
    return made;
  });
  return siteKeyFrom(text, path);
}

async function readKeyFile(path: string): Promise<string | undefined> {
  return readText(path, { limit: 1024, secret: true });
}

function siteKeyFrom(written: string, path: string): SiteKey {
  const text = written.trim();
  const refuse = (reason: string): Error =>
    siteKeyErrors('damaged', { path, reason }, { target: path });
  if (text === '') throw refuse('it is empty');
  if (!/^[\w+/-]{43}=?$/.test(text)) throw refuse(`it is not ${keyLength} bytes in base64`);
  // So that it is masked should it ever get into a log.
  const bytes = Buffer.from(new Secret(text).reveal(), 'base64');
  if (new Set(bytes).size < 8) throw refuse('its bytes are not random');
  return { path, keyId: keyIdOf(bytes), key: createSecretKey(bytes) };
}

function keyIdOf(bytes: Buffer): string {
  return createHash('sha256')
    .update('hawser-site-key-id:1:')
    .update(bytes)
    .digest('hex')
    .slice(0, 16);
}
