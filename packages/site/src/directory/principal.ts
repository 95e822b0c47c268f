import { type Kysely, sql } from 'kysely';
import { isRole, type Role } from '@hawser/core/identity/roles';
import { isLetIn } from './is-let-in.ts';
import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import type { Tables } from '../store/tables/tables.ts';

/** Somebody whom the directory of the site knows, with all that follows from it. */
export interface Principal {
  readonly kind: 'user' | 'client';
  readonly id: string;
  readonly name: string;
  /** Undefined for a client. */
  readonly sid: string | undefined;
  /** Who is not is not let in, whatever roles he has. */
  readonly enabled: boolean;
  /** Those of his own and those of all groups that he is in. */
  readonly roles: readonly Role[];
  /** His own and those of all groups that he is in. */
  readonly sids: readonly string[];
  /** All groups that he is in, through other groups, too. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly sid: string }[];
}

/** The user or the client of an id, as of one moment; undefined where there is none. */
export async function principalOf(store: Store, id: string): Promise<Principal | undefined> {
  const { rows } = await store.read(async (db) => selectPrincipal(db, { id }));
  const self = rows.find(({ part }) => part === 'user' || part === 'client');
  if (self === undefined) return undefined;
  const groups = rows.flatMap(({ part, id: group, name, sid }) =>
    part === 'group' && sid !== null ? [{ id: group, name, sid }] : [],
  );
  // A role of a newer Hawser is none here.
  const roles = rows.flatMap(({ part, name }) => (part === 'role' && isRole(name) ? [name] : []));
  const sid = self.sid ?? undefined;
  return {
    kind: self.part === 'user' ? 'user' : 'client',
    id,
    name: self.name,
    sid,
    enabled: self.enabled === 1,
    roles: [...new Set(roles)].toSorted(),
    sids: [...(sid === undefined ? [] : [sid]), ...groups.map((group) => group.sid)],
    groups,
  };
}

interface Row {
  readonly part: string;
  readonly id: string;
  readonly name: string;
  readonly sid: string | null;
  readonly enabled: number;
}

// What it is, all groups above it, and the roles of all of them. `union` takes what was found
// before once, so that it also ends where groups are in each other.
const selectPrincipal = statement((db: Kysely<Tables>, { id }: { readonly id: string }) =>
  db
    .withRecursive('above', (query) =>
      query
        .selectFrom('directory_member')
        .select('group_id as id')
        .where('member_id', '=', id)
        .union(
          query
            .selectFrom('directory_member')
            .innerJoin('above', 'above.id', 'directory_member.member_id')
            .select('directory_member.group_id as id'),
        ),
    )
    .selectFrom('directory_user')
    .select([sql<string>`'user'`.as('part'), 'id', 'name', 'sid', isLetIn.as('enabled')])
    .where('id', '=', id)
    .unionAll((query) =>
      query
        .selectFrom('directory_client')
        .select([
          sql<string>`'client'`.as('part'),
          'id',
          'name',
          sql<string>`null`.as('sid'),
          'enabled',
        ])
        .where('id', '=', id),
    )
    .unionAll((query) =>
      query
        .selectFrom('directory_group')
        .innerJoin('above', 'above.id', 'directory_group.id')
        .select([
          sql<string>`'group'`.as('part'),
          'directory_group.id',
          'directory_group.name',
          'directory_group.sid',
          sql<number>`1`.as('enabled'),
        ]),
    )
    .unionAll((query) =>
      query
        .selectFrom('directory_grant')
        .select([
          sql<string>`'role'`.as('part'),
          'holder as id',
          'role as name',
          sql<string>`null`.as('sid'),
          sql<number>`1`.as('enabled'),
        ])
        .where((eb) =>
          eb.or([eb('holder', '=', id), eb('holder', 'in', sql<string>`(select id from above)`)]),
        ),
    )
    .$castTo<Row>(),
);
