import type { Secret } from '../secret.ts';
import { visible } from '../visible.ts';
import { vaultErrors } from './vault-errors.ts';

/** Secrets by name. */
export interface Vault {
  readonly kind: 'keyring' | 'file';
  get(name: string): Promise<Secret | undefined>;
  set(name: string, secret: Secret): Promise<void>;
  /** Whether there was one. */
  delete(name: string): Promise<boolean>;
  names(): Promise<string[]>;
}

export const mostSecrets = 1000;
export const largestSecret = 64 * 1024;
export const longestName = 200;

/** The vault, with names and secrets held to what every kind of vault can keep. */
export function bounded(vault: Vault): Vault {
  return {
    kind: vault.kind,
    get: async (name) => vault.get(allowedName(name)),
    set: async (name, secret) => vault.set(allowedName(name), allowedSecret(name, secret)),
    delete: async (name) => vault.delete(allowedName(name)),
    names: async () => vault.names(),
  };
}

function allowedName(name: string): string {
  if (name !== '' && name.length <= longestName && visible(name) === name) return name;
  throw vaultErrors('bad-name', { name: name.slice(0, longestName), most: longestName });
}

function allowedSecret(name: string, secret: Secret): Secret {
  const size = Buffer.byteLength(secret.reveal());
  if (size === 0) throw vaultErrors('empty', { name });
  if (size > largestSecret) throw vaultErrors('too-large', { name, limit: largestSecret });
  return secret;
}
