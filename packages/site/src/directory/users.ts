import { randomUUID } from 'node:crypto';
import type { Parts } from '@hawser/core/api/contract';
import type {
  changeUser as changing,
  createUser as creating,
  listUsers,
} from '@hawser/core/api/contracts/users';
import type { Change } from '../audit/change.ts';
import { changeUser } from '../store/mutations/directory/change-user.ts';
import { createUser } from '../store/mutations/directory/create-user.ts';
import { removeUser } from '../store/mutations/directory/remove-user.ts';
import { findUsers } from '../store/reports/directory/find-users.ts';
import type { Store } from '../store/store.ts';
import type { User } from './directory-views.ts';
import { requireUser } from './find-user.ts';
import { checkedEmail, checkedName, checkedText, nameKey } from './names.ts';
import { type Page, pageOf } from './page.ts';
import type { HashingTurns } from './passwords/hashing-turns.ts';
import { newPassword } from './passwords/new-password.ts';

/** The people of a site. Whom `named` means says his id or his name. */
export interface Users {
  list(search: Parts<typeof listUsers>['query']): Promise<Page<User>>;
  get(named: string): Promise<User>;
  create(change: Change, given: Parts<typeof creating>['body']): Promise<User>;
  change(
    change: Change,
    named: string,
    given: Parts<typeof changing>['body'] & { readonly version: number | undefined },
  ): Promise<User>;
  remove(change: Change, named: string, version: number | undefined): Promise<User>;
}

export function usersOf(store: Store, turns: HashingTurns): Users {
  return {
    list: async ({ filter, ...page }) =>
      pageOf(
        page,
        ({ name }) => [nameKey(name)],
        async (searched) => store.report(findUsers, { filter, ...searched }),
      ),
    get: async (named) => requireUser(store, named),
    async create(change, { name: given, displayName, email = null, enabled = true, password }) {
      const name = checkedName('user', given);
      const user = {
        id: randomUUID(),
        name,
        displayName: checkedText('display name', displayName ?? name),
        email: email === null ? null : checkedEmail(email),
        enabled,
      };
      const prepared = password === undefined ? undefined : newPassword(password, { name });
      const passwordHash =
        prepared === undefined
          ? undefined
          : await turns.take(async (hashing) => hashing.hash(prepared));
      return (await change(createUser, { ...user, passwordHash })).after;
    },
    async change(change, named, { name, displayName, email, enabled, version }) {
      const { id } = await requireUser(store, named);
      const changed = {
        id,
        version,
        name: checkedName('user', name),
        displayName: checkedText('display name', displayName),
        email: email === null ? null : checkedEmail(email),
        enabled,
      };
      return (await change(changeUser, changed)).after;
    },
    async remove(change, named, version) {
      const { id } = await requireUser(store, named);
      return (await change(removeUser, { id, version })).before;
    },
  };
}
