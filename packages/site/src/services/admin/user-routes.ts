import {
  changeUser,
  createUser,
  getUser,
  listUsers,
  removeUser,
} from '@hawser/core/api/contracts/users';
import type { Users } from '../../directory/users.ts';
import type { Routes } from '../../server/routes.ts';

/** The people of the site. */
export function addUserRoutes(routes: Routes, users: Users): void {
  routes.add(listUsers, async ({ query }) => users.list(query));
  routes.add(getUser, async ({ params }) => users.get(params.user));
  routes.add(createUser, async ({ body, reply, change }) => {
    const created = await users.create(change, body);
    reply.header('location', `${createUser.path}/${created.id}`);
    return created;
  });
  routes.add(changeUser, async ({ params, body, version, change }) =>
    users.change(change, params.user, { ...body, version }),
  );
  routes.add(removeUser, async ({ params, version, change }) =>
    users.remove(change, params.user, version),
  );
}
