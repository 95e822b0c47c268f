import { sql } from 'kysely';
import type { Member } from '../../../directory/directory-views.ts';
import type { Searched } from '../../../directory/page.ts';
import type { Report } from '../../report.ts';

export interface MemberSearch extends Searched {
  /** The id of the group. */
  readonly group: string;
  /** Also who is in it through other groups. */
  readonly all: boolean;
}

/** Who is in a group: users first, then groups, in the order of their names. */
export const findMembers: Report<MemberSearch, readonly Member[]> = {
  name: 'find-members',
  async run(db, { group, all, after, limit }) {
    const [lastKind = '', lastKey = ''] = after ?? [];
    const rows = await db
      .withRecursive('inside', (query) =>
        query
          .selectFrom('directory_member')
          .select('member_id as id')
          .where('group_id', '=', group)
          .union(
            query
              .selectFrom('directory_member')
              .innerJoin('inside', 'inside.id', 'directory_member.group_id')
              .select('directory_member.member_id as id')
              .where(sql<boolean>`${sql.lit(all ? 1 : 0)} = 1`),
          ),
      )
      .with('direct', (query) =>
        query.selectFrom('directory_member').select('member_id').where('group_id', '=', group),
      )
      .with('found', (query) =>
        query
          .selectFrom('directory_user')
          .innerJoin('inside', 'inside.id', 'directory_user.id')
          .leftJoin('direct', 'direct.member_id', 'directory_user.id')
          .select([
            sql<'user' | 'group'>`'user'`.as('kind'),
            // So that users come first.
            sql<string>`'1'`.as('place'),
            'directory_user.id',
            'directory_user.sid',
            'directory_user.name',
            'directory_user.name_key as key',
            'direct.member_id as direct',
          ])
          .unionAll(
            query
              .selectFrom('directory_group')
              .innerJoin('inside', 'inside.id', 'directory_group.id')
              .leftJoin('direct', 'direct.member_id', 'directory_group.id')
              .select([
                sql<'user' | 'group'>`'group'`.as('kind'),
                sql<string>`'2'`.as('place'),
                'directory_group.id',
                'directory_group.sid',
                'directory_group.name',
                'directory_group.name_key as key',
                'direct.member_id as direct',
              ]),
          ),
      )
      .selectFrom('found')
      .selectAll()
      .$if(after !== undefined, (query) =>
        query.where(sql<boolean>`(place, key) > (${placeOf(lastKind)}, ${lastKey})`),
      )
      .orderBy('place')
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(({ direct, place: _place, key: _key, ...member }) => ({
      ...member,
      direct: direct !== null,
    }));
  },
};

function placeOf(kind: string): string {
  return kind === 'user' ? '1' : '2';
}
