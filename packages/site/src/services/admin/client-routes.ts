import {
  changeClient,
  createClient,
  getClient,
  listClients,
  removeClient,
  replaceClientCredential,
} from '@hawser/core/api/contracts/clients';
import type { Clients } from '../../directory/clients.ts';
import type { Routes } from '../../server/routes.ts';

/** The programs that sign in as themselves. */
export function addClientRoutes(routes: Routes, clients: Clients): void {
  routes.add(listClients, async ({ query }) => clients.list(query));
  routes.add(getClient, async ({ params }) => clients.get(params.client));
  routes.add(createClient, async ({ body, reply, change }) => {
    const created = await clients.create(change, body);
    reply.header('location', `${createClient.path}/${created.id}`);
    return created;
  });
  routes.add(changeClient, async ({ params, body, version, change }) =>
    clients.change(change, params.client, { ...body, version }),
  );
  routes.add(replaceClientCredential, async ({ params, body, version, change }) =>
    clients.replaceCredential(change, params.client, { ...body, version }),
  );
  routes.add(removeClient, async ({ params, version, change }) =>
    clients.remove(change, params.client, version),
  );
}
