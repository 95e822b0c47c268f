import { sql } from 'kysely';
import { isRole, type Role } from '@hawser/core/identity/roles';
import type { RoleHolder } from '../../../directory/directory-views.ts';
import type { Searched } from '../../../directory/page.ts';
import type { Report } from '../../report.ts';

export interface RoleHolderSearch extends Searched {
  readonly role?: Role | undefined;
  readonly holder?: string | undefined;
  /** Also who has a role through a group. */
  readonly all: boolean;
}

/** Who has which roles, in the order of the roles, then of the names. */
export const findRoleHolders: Report<RoleHolderSearch, readonly RoleHolder[]> = {
  name: 'find-role-holders',
  async run(db, { role, holder, all, after, limit }) {
    const rows = await db
      // Who has something by a grant to that holder: itself, and who is in it.
      .withRecursive('reached', (query) =>
        query
          .selectFrom('directory_grant')
          .select(['holder as top', 'holder as id'])
          .union(
            query
              .selectFrom('directory_member')
              .innerJoin('reached', 'reached.id', 'directory_member.group_id')
              .select(['reached.top as top', 'directory_member.member_id as id'])
              .where(sql<boolean>`${sql.lit(all ? 1 : 0)} = 1`),
          ),
      )
      .with('found', (query) =>
        query
          .selectFrom('directory_grant')
          .innerJoin('reached', 'reached.top', 'directory_grant.holder')
          .leftJoin('directory_user', 'directory_user.id', 'reached.id')
          .leftJoin('directory_group', 'directory_group.id', 'reached.id')
          .leftJoin('directory_client', 'directory_client.id', 'reached.id')
          .leftJoin('directory_group as top', (join) =>
            join.onRef('top.id', '=', 'reached.top').onRef('reached.id', '!=', 'reached.top'),
          )
          .select([
            'directory_grant.role',
            sql<RoleHolder['kind']>`case
              when directory_user.id is not null then 'user'
              when directory_group.id is not null then 'group'
              when directory_client.id is not null then 'client'
              else 'claim' end`.as('kind'),
            'reached.id as holder',
            sql<string>`coalesce(directory_user.name, directory_group.name, directory_client.name, reached.id)`.as(
              'name',
            ),
            sql<string>`coalesce(top.name, '')`.as('through'),
          ])
          .$if(role !== undefined, (found) => found.where('directory_grant.role', '=', role ?? ''))
          .$if(holder !== undefined, (found) => found.where('reached.id', '=', holder ?? '')),
      )
      .selectFrom('found')
      .selectAll()
      .$if(after !== undefined, (query) => {
        const [lastRole = '', lastName = '', lastHolder = '', lastThrough = ''] = after ?? [];
        return query.where(
          sql<boolean>`(role, name, holder, through) > (${lastRole}, ${lastName}, ${lastHolder}, ${lastThrough})`,
        );
      })
      .orderBy('role')
      .orderBy('name')
      .orderBy('holder')
      .orderBy('through')
      .limit(limit)
      .execute();
    // A role of a newer Hawser is none here.
    return rows.flatMap(({ role: held, through, ...row }) =>
      isRole(held) ? [{ ...row, role: held, through: through === '' ? null : through }] : [],
    );
  },
};
