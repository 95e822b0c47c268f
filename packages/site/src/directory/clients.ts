import { randomUUID } from 'node:crypto';
import type { Answered, Parts } from '@hawser/core/api/contract';
import type {
  changeClient as changing,
  createClient as creating,
  listClients,
} from '@hawser/core/api/contracts/clients';
import type { Change } from '../audit/change.ts';
import { changeClient } from '../store/mutations/directory/change-client.ts';
import { type ClientCredential, createClient } from '../store/mutations/directory/create-client.ts';
import { removeClient } from '../store/mutations/directory/remove-client.ts';
import { findClients } from '../store/reports/directory/find-clients.ts';
import type { Store } from '../store/store.ts';
import { clientKey } from './client-key.ts';
import { newClientSecret } from './client-secret.ts';
import type { Client } from './directory-views.ts';
import { requireClient } from './find-client.ts';
import { checkedName, nameKey } from './names.ts';
import { type Page, pageOf } from './page.ts';

type ClientWithSecret = Answered<typeof creating>;

/** The programs that sign in as themselves. Which one `named` means says its id or its name. */
export interface Clients {
  list(search: Parts<typeof listClients>['query']): Promise<Page<Client>>;
  get(named: string): Promise<Client>;
  /** Without a public key it gets a secret. */
  create(change: Change, given: Parts<typeof creating>['body']): Promise<ClientWithSecret>;
  change(
    change: Change,
    named: string,
    given: Parts<typeof changing>['body'] & { readonly version: number | undefined },
  ): Promise<Client>;
  /** Without a public key it gets a secret. */
  replaceCredential(
    change: Change,
    named: string,
    given: { readonly publicKey?: string | undefined; readonly version: number | undefined },
  ): Promise<ClientWithSecret>;
  remove(change: Change, named: string, version: number | undefined): Promise<Client>;
}

export function clientsOf(store: Store): Clients {
  return {
    list: async ({ filter, ...page }) =>
      pageOf(
        page,
        ({ name }) => [nameKey(name)],
        async (searched) => store.report(findClients, { filter, ...searched }),
      ),
    get: async (named) => requireClient(store, named),
    async create(change, { name, publicKey }) {
      const client = { id: randomUUID(), name: checkedName('client', name) };
      const { credential, secret } = newCredential(publicKey);
      const { after } = await change(createClient, { ...client, ...credential });
      return { ...after, secret };
    },
    async change(change, named, { name, enabled, version }) {
      const { id } = await requireClient(store, named);
      const changed = { id, version, name: checkedName('client', name), enabled };
      return (await change(changeClient, changed)).after;
    },
    async replaceCredential(change, named, { publicKey, version }) {
      const { id } = await requireClient(store, named);
      const { credential, secret } = newCredential(publicKey);
      const { after } = await change(changeClient, { id, version, credential });
      return { ...after, secret };
    },
    async remove(change, named, version) {
      const { id } = await requireClient(store, named);
      return (await change(removeClient, { id, version })).before;
    },
  };
}

function newCredential(publicKey: string | undefined): {
  readonly credential: ClientCredential;
  readonly secret: string | null;
} {
  if (publicKey !== undefined) {
    return { credential: { secret: null, publicKey: clientKey(publicKey) }, secret: null };
  }
  const { secret, hash } = newClientSecret();
  return { credential: { secret: hash, publicKey: null }, secret };
}
