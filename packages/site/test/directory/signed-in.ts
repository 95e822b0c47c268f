import { createSecretKey } from 'node:crypto';
import type { Clock } from '@hawser/core/clock';
import type { Change } from '../../src/audit/change.ts';
import { HashingTurns } from '../../src/directory/passwords/hashing-turns.ts';
import { newPassword } from '../../src/directory/passwords/new-password.ts';
import {
  derive,
  type HashCost,
  PasswordHashing,
} from '../../src/directory/passwords/password-hash.ts';
import { type SignInOptions, type SignIns, signInsOf } from '../../src/directory/sign-ins.ts';
import { keepPassword } from '../../src/store/mutations/directory/keep-password.ts';
import type { Store } from '../../src/store/store.ts';
import { addPerson } from '../store/test-mutations.ts';

const cheap = { ln: 4, r: 8, p: 1 };
export const siteKey = { key: createSecretKey(Buffer.alloc(32, 7)), keyId: 'test', path: '' };

/** The sign-ins of one replica, and how many passwords it has computed. */
export interface CountingSignIns {
  readonly signIns: SignIns;
  readonly computed: () => number;
}

export function countingSignIns(
  store: Store,
  clock: Clock,
  { cost = cheap, ...options }: Partial<SignInOptions> & { readonly cost?: HashCost } = {},
): CountingSignIns {
  let count = 0;
  const hashing = new PasswordHashing({
    cost,
    derive: async (...given) => {
      count += 1;
      return await derive(...given);
    },
  });
  const turns = new HashingTurns(hashing);
  return {
    signIns: signInsOf({ store, clock, siteKey, turns, ...options }),
    computed: () => count,
  };
}

export const rightPassword = 'red otter in the rain';

/** A person with the right password; his name is his id. */
export async function addWithPassword(
  store: Store,
  { name, enabled, mustChange = false }: { name: string; enabled?: boolean; mustChange?: boolean },
): Promise<void> {
  await store.mutate(addPerson, { name, ...(enabled === undefined ? {} : { enabled }) });
  const hash = await new PasswordHashing({ cost: cheap }).hash(
    newPassword(rightPassword, { name }),
  );
  await store.mutate(keepPassword, { userId: name, hash, mustChange });
}

/** Changes of which nobody keeps a record. */
export function unaudited(store: Store): Change {
  return async (mutation, input) => store.mutate(mutation, input);
}
