import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import type { Secret } from '@hawser/core/secret';
import { Fields, parseJson } from './archive/fields.ts';

/** A certificate or a key, by the name under which the site keeps it. */
export interface KeyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const [saltLength, nonceLength, tagLength] = [16, 12, 16];

// 128 MiB for a third of a second: dear to whoever tries passwords on a backup that was taken away.
const hardness = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/** Seals keys under a password, for the backup with this header and no other. */
export async function sealKeys(
  files: readonly KeyFile[],
  password: Secret,
  header: Uint8Array,
): Promise<Buffer> {
  const salt = randomBytes(saltLength);
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, await keyOf(password, salt), nonce).setAAD(header);
  const content = JSON.stringify(
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  );
  const sealed = [sealing.update(content, 'utf8'), sealing.final(), sealing.getAuthTag()];
  return Buffer.concat([salt, nonce, ...sealed]);
}

/** The keys, or undefined when they were sealed under another password. */
export async function openKeys(
  sealed: Buffer,
  password: Secret,
  header: Uint8Array,
): Promise<readonly KeyFile[] | undefined> {
  const salt = sealed.subarray(0, saltLength);
  const nonce = sealed.subarray(saltLength, saltLength + nonceLength);
  const content = sealed.subarray(saltLength + nonceLength, -tagLength);
  if (sealed.length < saltLength + nonceLength + tagLength) return undefined;
  const key = await keyOf(password, salt);
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(header)
    .setAuthTag(sealed.subarray(-tagLength));
  let text: string;
  try {
    text = Buffer.concat([opening.update(content), opening.final()]).toString();
  } catch {
    return undefined;
  }
  const files = new Fields({ files: parseJson(text) }).list('files');
  return files.map((value) => {
    const file = new Fields(value);
    return { name: file.text('name'), bytes: Buffer.from(file.text('base64', Infinity), 'base64') };
  });
}

const cipher = 'aes-256-gcm';

async function keyOf(password: Secret, salt: Uint8Array): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  // Keyboards and systems write the same letter in different ways.
  scrypt(password.reveal().normalize('NFC'), salt, 32, hardness, (error, key) => {
    if (error === null) resolve(key);
    else reject(error);
  });
  return promise;
}
