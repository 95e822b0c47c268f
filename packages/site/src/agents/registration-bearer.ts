import type { IncomingMessage } from 'node:http';
import {
  readRegistrationToken,
  registrationTokenHash,
} from '@hawser/core/identity/registration-token';
import type { Caller, Identify } from '../access/caller.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/**
 * Knows also who shows a registration token. Whether the token still holds is asked when it is used:
 * who has used it and not heard the answer asks again.
 */
export function identifyRegistration(
  identify: Identify,
  { store }: { readonly store: Pick<Store, 'read'> },
): Identify {
  return (request, allowed) => {
    const word = registrationWord(request);
    return word === undefined ? identify(request, allowed) : holderOf(word, store);
  };
}

function registrationWord({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (hawser-[\w-]+)$/i.exec(headers.authorization ?? '')?.[1];
}

async function holderOf(word: string, store: Pick<Store, 'read'>): Promise<Caller | undefined> {
  const hash = hashOf(word);
  if (hash === undefined) return undefined;
  const { rows } = await store.read(async (db) => select(db, { hash }));
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    kind: 'registration',
    id: row.id,
    name: `registration token ${row.id}`,
    roles: [],
    sids: [],
    multiFactor: true,
  };
}

function hashOf(word: string): string | undefined {
  try {
    return registrationTokenHash(readRegistrationToken(word).secret);
  } catch {
    return undefined;
  }
}

const select = statement((db, { hash }: { hash: string }) =>
  db.selectFrom('registration_token').select('id').where('hash', '=', hash),
);
