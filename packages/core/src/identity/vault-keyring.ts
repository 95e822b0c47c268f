import type * as keytarApi from '@napi-rs/keyring/keytar.js';
import { systemClock } from '../clock.ts';
import { Secret } from '../secret.ts';
import { secretServiceTrouble } from './secret-service.ts';
import { vaultErrors } from './vault-errors.ts';
import type { Vault } from './vault-contract.ts';

type Keytar = typeof keytarApi;

export interface KeyringVault extends Vault {
  readonly kind: 'keyring';
  fits(secret: Secret): boolean;
}

const service = 'Hawser';
// The system may ask a person whether it may.
const answering = 60_000;

/** The operating system's keyring; an error with the code vault-no-keyring where none works. */
export async function keyringVault(): Promise<KeyringVault> {
  const reason = process.platform === 'linux' ? await secretServiceTrouble() : undefined;
  if (reason !== undefined) throw vaultErrors('no-keyring', { reason });
  const keytar = await load();

  // Listing is the only call that does not go on with the kernel's keyring when the secret service
  // is gone: what it does not list is not kept, and what is not found may be there all the same.
  async function listed(): Promise<Map<string, string>> {
    const found = await asked('list secrets', keytar.findCredentials(service));
    return new Map(found.map(({ account, password }) => [account, password]));
  }

  return {
    kind: 'keyring',
    fits: (secret) => fitsKeyring(process.platform, secret),

    async get(name) {
      const value = await asked(`give "${name}"`, keytar.getPassword(service, name));
      if (value !== null) return new Secret(value);
      if (process.platform === 'linux') await listed();
      return undefined;
    },

    async set(name, secret) {
      if (!fitsKeyring(process.platform, secret)) throw vaultErrors('keyring-too-small', { name });
      const action = `keep "${name}"`;
      await asked(action, keytar.setPassword(service, name, secret.reveal()));
      if (process.platform !== 'linux') return;
      if ((await listed()).get(name) === secret.reveal()) return;
      await keytar.deletePassword(service, name).catch(() => false);
      throw vaultErrors('keyring-failed', { action, reason: 'no secret service has it' });
    },

    async delete(name) {
      const had = await asked(`delete "${name}"`, keytar.deletePassword(service, name));
      if (!had && process.platform === 'linux') await listed();
      return had;
    },

    async names() {
      return [...(await listed()).keys()].toSorted();
    },
  };
}

/** Windows holds 2560 bytes of UTF-16 under one name, which a token can exceed. */
export function fitsKeyring(platform: NodeJS.Platform, secret: Secret): boolean {
  return platform !== 'win32' || secret.reveal().length <= 1280;
}

async function load(): Promise<Keytar> {
  try {
    return await import('@napi-rs/keyring/keytar.js');
  } catch (error) {
    const reason = 'its library cannot be loaded on this system';
    throw vaultErrors('no-keyring', { reason }, { cause: error });
  }
}

async function asked<Answer>(action: string, answer: Promise<Answer>): Promise<Answer> {
  const answered = new AbortController();
  const late = systemClock.sleep(answering, answered.signal).then(() => {
    throw new Error(`it did not answer within ${answering / 1000} seconds`);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw vaultErrors('keyring-failed', { action, reason }, { cause: error });
  } finally {
    answered.abort();
  }
}
