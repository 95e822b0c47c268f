import { HawserError } from '../errors.ts';
import { bounded, type Vault } from './vault-contract.ts';
import { fileVault } from './vault-file.ts';
import type { VaultPlace } from './vault-key.ts';
import { keyringVault, type KeyringVault } from './vault-keyring.ts';

export type { Vault };

export interface VaultOptions extends VaultPlace {
  readonly kind: 'auto' | 'keyring' | 'file';
}

export async function openVault({ kind, ...place }: VaultOptions): Promise<Vault> {
  if (kind === 'file') return bounded(fileVault(place));
  if (kind === 'keyring') return bounded(await keyringVault());
  try {
    return bounded(keyringThenFile(await keyringVault(), fileVault(place)));
  } catch (error) {
    if (!(error instanceof HawserError && error.code === 'vault-no-keyring')) throw error;
    return bounded(fileVault(place));
  }
}

/**
 * The keyring, and what was put into the file while there was none: over ssh, say, where it stays
 * locked. The file is asked first. Since a secret that goes into the one is deleted from the other,
 * one that the file still has can only be newer than the keyring's.
 */
function keyringThenFile(keyring: KeyringVault, file: Vault): Vault {
  return {
    kind: 'keyring',
    get: async (name) => (await file.get(name)) ?? (await keyring.get(name)),
    async set(name, secret) {
      if (keyring.fits(secret)) {
        await keyring.set(name, secret);
        await file.delete(name);
      } else {
        await file.set(name, secret);
        await keyring.delete(name);
      }
    },
    async delete(name) {
      const inFile = await file.delete(name);
      return (await keyring.delete(name)) || inFile;
    },
    async names() {
      return [...new Set([...(await keyring.names()), ...(await file.names())])].toSorted();
    },
  };
}
