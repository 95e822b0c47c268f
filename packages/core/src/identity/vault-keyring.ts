import type * as keytarApi from '@napi-rs/keyring/keytar.js';
import { randomUUID } from 'node:crypto';
import { systemClock } from '../clock.ts';
import { Secret } from '../secret.ts';
import { vaultErrors } from './vault-errors.ts';
import type { Vault } from './vault-contract.ts';

type Keytar = typeof keytarApi;

export interface KeyringVault extends Vault {
  readonly kind: 'keyring';
  fits(secret: Secret): boolean;
}

const service = 'Hawser';
const trial = 'trial-';
const answering = 2_000;
// The desktop may first ask a person to unlock the keyring.
const unlocking = 15_000;
const asking = 60_000;

/** The operating system's keyring; an error with the code vault-no-keyring where none works. */
export async function keyringVault(): Promise<KeyringVault> {
  const keytar = await load();
  await requireService(keytar);

  // Only a secret service lists credentials; that of the kernel, which the others fall back to
  // without a word when there is none (any more), forgets what it holds at the next start.
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
      const found = await listed();
      return [...found.keys()].filter((name) => !name.startsWith(trial)).toSorted();
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

async function requireService(keytar: Keytar): Promise<void> {
  let found: unknown[] = [];
  try {
    found = await within(answering, keytar.findCredentials(service));
  } catch (error) {
    if (!/locked/i.test(reasonOf(error))) throw none(error);
  }
  // A secret service without a keyring, or with a locked one, lists nothing too: only a trial tells.
  if (found.length === 0 && process.platform === 'linux') await tryToKeep(keytar);
}

async function tryToKeep(keytar: Keytar): Promise<void> {
  // Its own name, for another process may be trying at the same time.
  const name = trial + randomUUID();
  try {
    await within(unlocking, keytar.setPassword(service, name, trial));
    const found = await within(answering, keytar.findCredentials(service));
    await within(answering, keytar.deletePassword(service, name));
    if (!found.some(({ account }) => account === name)) throw new Error('it keeps nothing');
  } catch (error) {
    throw none(error);
  }
}

function none(error: unknown): Error {
  return vaultErrors('no-keyring', { reason: reasonOf(error) }, { cause: error });
}

async function asked<Answer>(action: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await within(asking, answer);
  } catch (error) {
    const reason = reasonOf(error);
    throw vaultErrors('keyring-failed', { action, reason }, { cause: error });
  }
}

async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> {
  const answered = new AbortController();
  const late = systemClock.sleep(ms, answered.signal).then(() => {
    throw new Error(`it did not answer within ${ms / 1000} seconds`);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    answered.abort();
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
