import {
  changeUser,
  createUser,
  getUser,
  listUsers,
  removeUser,
} from '@hawser/core/api/contracts/users';
import type { Clock } from '@hawser/core/clock';
import type { User } from '../../directory/directory-views.ts';
import { type ShownUser, shownUser, shownUsers } from '../../directory/shown-users.ts';
import type { Users } from '../../directory/users.ts';
import type { Routes } from '../../server/routes.ts';
import type { Store } from '../../store/store.ts';

interface Shown {
  readonly store: Store;
  readonly clock: Clock;
}

/** The people of the site. */
export function addUserRoutes(routes: Routes, users: Users, { store, clock }: Shown): void {
  const shown = async (user: User): Promise<ShownUser> => shownUser(store, user, clock.now());
  routes.add(listUsers, async ({ query }) => {
    const { items, next } = await users.list(query);
    return { items: await shownUsers(store, items, clock.now()), next };
  });
  routes.add(getUser, async ({ params }) => shown(await users.get(params.user)));
  routes.add(createUser, async ({ body, reply, change }) => {
    const created = await users.create(change, body);
    reply.header('location', `${createUser.path}/${created.id}`);
    return await shown(created);
  });
  routes.add(changeUser, async ({ params, body, version, change }) =>
    shown(await users.change(change, params.user, { ...body, version })),
  );
  routes.add(removeUser, async ({ params, version, change }) =>
    shown(await users.remove(change, params.user, version)),
  );
}
