import { type RawBuilder, sql } from 'kysely';
import { nameKey } from '../../directory/names.ts';

/**
 * Whether an owner is somebody of the directory, by the id there or by the name, however it is written: of
 * the capital letters in names that were kept SQLite knows those of English only. Owners of the directory
 * are its issuer, a # and the id there.
 */
export function isOfUser(owner: 'owner' | 'print_job.owner', user: string): RawBuilder<boolean> {
  const column = sql.ref<string>(owner);
  const id = user.toLowerCase();
  const key = nameKey(user);
  return sql<boolean>`substr(${column}, length(${column}) - 35) in (
    select id from directory_user where id = ${id} or name_key = ${key}
    union all select id from directory_client where id = ${id} or name_key = ${key}
  )`;
}
