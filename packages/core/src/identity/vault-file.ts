import { randomBytes } from 'node:crypto';
import { changeDocument, readDocument } from '../files/document.ts';
import { Secret } from '../secret.ts';
import { largestSecret, longestName, mostSecrets, type Vault } from './vault-contract.ts';
import { vaultErrors } from './vault-errors.ts';
import { ownKeyPath, vaultKey, vaultPath, type VaultKey, type VaultPlace } from './vault-key.ts';
import { opened, sealed } from './vault-seal.ts';

interface VaultFile {
  readonly version: 1;
  /** For a key that is a passphrase. */
  readonly salt: string;
  /** A sealed nothing that tells whether a key is this vault's, so that it is never under two. */
  readonly check: string;
  readonly entries: Readonly<Record<string, string>>;
}

// As large as those bounds let it become; base64 takes a third more, a name up to six bytes a letter.
const options = { limit: mostSecrets * (largestSecret * 1.4 + longestName * 6), secret: true };

/** A vault that is a sealed file. */
export function fileVault(place: VaultPlace): Vault {
  const path = vaultPath(place);
  const keys = new Map<string, Promise<VaultKey>>();

  // Stretching a passphrase is slow by design: once for each vault is enough.
  async function keyOf(salt: string, fresh: boolean): Promise<VaultKey> {
    const known = keys.get(salt);
    if (known !== undefined) return known;
    const key = vaultKey(place, { salt: Buffer.from(salt, 'base64'), fresh });
    keys.set(salt, key);
    key.catch(() => keys.delete(salt));
    return key;
  }

  async function keyTo(file: VaultFile): Promise<Buffer> {
    const { bytes, source } = await keyOf(file.salt, false);
    if (opened(file.check, bytes, 'check') !== undefined) return bytes;
    keys.delete(file.salt);
    throw vaultErrors('wrong-key', { path, source, own: ownKeyPath(place) }, { target: path });
  }

  async function created(): Promise<VaultFile> {
    const salt = randomBytes(16).toString('base64');
    const { bytes } = await keyOf(salt, true);
    return { version: 1, salt, check: sealed('', bytes, 'check'), entries: {} };
  }

  return {
    kind: 'file',

    async get(name) {
      const file = await readDocument(path, parseVault, options);
      const seal = file === undefined ? undefined : entry(file, name);
      if (file === undefined || seal === undefined) return undefined;
      const text = opened(seal, await keyTo(file), `entry:${name}`);
      if (text === undefined) throw vaultErrors('damaged', { path, name }, { target: path });
      return new Secret(text);
    },

    async set(name, secret) {
      await changeDocument(
        path,
        parseVault,
        async (before) => {
          const file = before ?? (await created());
          const seal = sealed(secret.reveal(), await keyTo(file), `entry:${name}`);
          const entries = { ...file.entries, [name]: seal };
          if (Object.keys(entries).length > mostSecrets) {
            throw vaultErrors('full', { path, most: mostSecrets }, { target: path });
          }
          return { ...file, entries };
        },
        options,
      );
    },

    // Needs no key: who may write the file could take the entry out of it anyway.
    async delete(name) {
      const file = await readDocument(path, parseVault, options);
      if (file === undefined || entry(file, name) === undefined) return false;
      let had = false;
      await changeDocument(
        path,
        parseVault,
        (before) => {
          if (before === undefined) return undefined;
          const all = Object.entries(before.entries);
          const kept = all.filter(([each]) => each !== name);
          had = kept.length < all.length;
          return { ...before, entries: Object.fromEntries(kept) };
        },
        options,
      );
      return had;
    },

    async names() {
      const file = await readDocument(path, parseVault, options);
      return Object.keys(file?.entries ?? {}).toSorted();
    },
  };
}

function entry(file: VaultFile, name: string): string | undefined {
  return Object.hasOwn(file.entries, name) ? file.entries[name] : undefined;
}

function parseVault(value: unknown): VaultFile {
  const { version, salt, check, entries } = record(value, 'it');
  if (version !== 1) throw new Error('its version is not one that this Hawser knows');
  const seals = Object.entries(record(entries, '"entries"')).map(
    ([name, seal]) => [name, base64(seal, `"entries", "${name}"`)] as const,
  );
  return {
    version,
    salt: base64(salt, '"salt"'),
    check: base64(check, '"check"'),
    entries: Object.fromEntries(seals),
  };
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${where} is not an object`);
}

function base64(value: unknown, where: string): string {
  if (typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value)) return value;
  throw new Error(`${where} is not base64`);
}
