import { accessChanged } from '../../../directory/access-changed.ts';
import { type Client, clientView } from '../../../directory/directory-views.ts';
import { nameKey } from '../../../directory/names.ts';
import type { Mutation } from '../../mutation.ts';
import type { Change } from './change.ts';
import type { ClientCredential } from './create-client.ts';
import { refuseTaken } from './refuse-taken.ts';
import { requireChangeable } from './require-changeable.ts';
import { selectClient } from './select-client.ts';

export interface ChangedClient {
  readonly id: string;
  readonly version?: number | undefined;
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** What it signs in with from now on, and no longer with anything else. */
  readonly credential?: ClientCredential | undefined;
}

/** Changes what is given of a program that signs in as itself. */
export const changeClient: Mutation<ChangedClient, Change<Client>> = {
  name: 'change-client',
  async run(tx, given) {
    const { db, at } = tx;
    const { id, credential } = given;
    const row = requireChangeable('client', await selectClient(tx, id), given);
    const { name = row.name, enabled = row.enabled === 1 } = given;
    const key = nameKey(name);
    await refuseTaken(tx, 'client', { id, key });
    const changes = {
      name,
      name_key: key,
      enabled: enabled ? 1 : 0,
      secret: credential === undefined ? row.secret : credential.secret,
      public_key: credential === undefined ? row.public_key : credential.publicKey,
      version: row.version + 1,
      changed: at,
    };
    await db.updateTable('directory_client').set(changes).where('id', '=', id).execute();
    await accessChanged(tx, id);
    return { before: clientView(row), after: clientView({ ...row, ...changes }) };
  },
};
