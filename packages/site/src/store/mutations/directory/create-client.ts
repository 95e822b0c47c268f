import { type Client, clientView } from '../../../directory/directory-views.ts';
import { nameKey } from '../../../directory/names.ts';
import { accessChanged } from '../../../directory/access-changed.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import { refuseTaken } from './refuse-taken.ts';

/** What a client signs in with: one of both. */
export interface ClientCredential {
  /** The hash of its secret. */
  readonly secret: string | null;
  /** Its public key, a JWK. */
  readonly publicKey: string | null;
}

export interface NewClient extends ClientCredential {
  readonly id: string;
  readonly name: string;
}

/** Lets a program sign in as itself. */
export const createClient: Mutation<NewClient, Change<null, Client>> = {
  name: 'create-client',
  async run(tx, { id, name, secret, publicKey }) {
    const { db, at } = tx;
    const key = nameKey(name);
    await refuseTaken(tx, 'client', { id, key });
    const row = {
      id,
      name,
      name_key: key,
      secret,
      public_key: publicKey,
      enabled: 1,
      version: 1,
      created: at,
      changed: at,
    };
    await db.insertInto('directory_client').values(row).execute();
    await accessChanged(tx, id);
    return { before: null, after: clientView(row) };
  },
};
