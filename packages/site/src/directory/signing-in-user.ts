import { statement } from '../store/statement.ts';
import type { Store } from '../store/store.ts';
import { isLetIn } from './is-let-in.ts';
import { nameKey } from './names.ts';

/** Somebody who wants to prove that he is one of the people. */
export interface SigningInUser {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  /** The directory that he comes from, which knows his password; null for the site's own people. */
  readonly source: string | null;
  /** What that directory knows him by. */
  readonly sourceKey: string | null;
  /** Undefined where he has none here. */
  readonly hash: string | undefined;
  readonly mustChange: boolean;
  /** When the password that he has here was kept. */
  readonly passwordKept: number | undefined;
}

/** Whom a name means that somebody signs in with. */
export async function userOfName(
  store: Pick<Store, 'read'>,
  name: string,
): Promise<SigningInUser | undefined> {
  // PostgreSQL takes no text with these, and nobody has a name with them.
  const key = nameKey(name.toWellFormed().replaceAll('\0', '\ufffd'));
  const { rows } = await store.read(async (db) => selectByName(db, { key }));
  return rows[0] === undefined ? undefined : userOf(rows[0]);
}

export async function userOfId(
  store: Pick<Store, 'read'>,
  id: string,
): Promise<SigningInUser | undefined> {
  const { rows } = await store.read(async (db) => selectById(db, { id }));
  return rows[0] === undefined ? undefined : userOf(rows[0]);
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly enabled: number;
  readonly source: string | null;
  readonly source_key: string | null;
  readonly hash: string | null;
  readonly must_change: number | null;
  readonly changed: number | null;
}

function userOf(row: Row): SigningInUser {
  const { id, name, enabled, source, source_key: sourceKey, hash, must_change: mustChange } = row;
  return {
    id,
    name,
    enabled: enabled === 1,
    source,
    sourceKey,
    hash: hash ?? undefined,
    mustChange: mustChange === 1,
    passwordKept: row.changed ?? undefined,
  };
}

const columns = [
  'directory_user.id',
  'directory_user.name',
  isLetIn.as('enabled'),
  'directory_user.source',
  'directory_user.source_key',
  'directory_password.hash',
  'directory_password.must_change',
  'directory_password.changed',
] as const;

const selectByName = statement((db, { key }: { key: string }) =>
  db
    .selectFrom('directory_user')
    .leftJoin('directory_password', 'directory_password.user_id', 'directory_user.id')
    .select(columns)
    .where('directory_user.name_key', '=', key),
);

const selectById = statement((db, { id }: { id: string }) =>
  db
    .selectFrom('directory_user')
    .leftJoin('directory_password', 'directory_password.user_id', 'directory_user.id')
    .select(columns)
    .where('directory_user.id', '=', id),
);
