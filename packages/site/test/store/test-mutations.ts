import { sql } from 'kysely';
import { append } from '../../src/store/mutations/append-event.ts';
import {
  markChanged,
  type RequestClaim,
} from '../../src/store/mutations/idempotency/request-claim.ts';
import type { Mutation } from '../../src/store/mutation.ts';
import { storeErrors } from '../../src/store/store-errors.ts';

const blob = (name: string): { name: string; bytes: Uint8Array; size: number; sha256: string } => ({
  name,
  bytes: new Uint8Array(),
  size: 0,
  sha256: '',
});

/** Adds two rows, the second of which may be there already. */
export const addTwo: Mutation<readonly [string, string], number> = {
  name: 'add-two',
  async run({ db, at }, names) {
    for (const name of names) {
      await db
        .insertInto('small_blob')
        .values({ ...blob(name), stored: at })
        .execute();
    }
    return names.length;
  },
};

/** Adds a row and an event, which are both there or neither. */
export const addWithEvent: Mutation<string, number> = {
  name: 'add-with-event',
  async run(tx, name) {
    const row = { ...blob(name), stored: tx.at };
    await tx.db.insertInto('small_blob').values(row).execute();
    return append(tx, { kind: 'added', subject: name, data: null });
  },
};

/** Forgets all events. */
export const forgetEvents: Mutation<null, null> = {
  name: 'forget-events',
  async run({ db }) {
    await db.deleteFrom('event').execute();
    return null;
  },
};

/** Adds a row and then refuses. */
export const addAndRefuse: Mutation<string, never> = {
  name: 'add-and-refuse',
  async run({ db, at }, name) {
    await db
      .insertInto('small_blob')
      .values({ ...blob(name), stored: at })
      .execute();
    throw storeErrors('blob-differs', { name }, { target: name });
  },
};

/** Adds a row and then has a fault. */
export const addAndFail: Mutation<string, never> = {
  name: 'add-and-fail',
  async run({ db, at }, name) {
    await db
      .insertInto('small_blob')
      .values({ ...blob(name), stored: at })
      .execute();
    throw new RangeError('a fault');
  },
};

/** Counts in the `size` of a row, by reading and writing what was read. */
export const count: Mutation<string, number> = {
  name: 'count',
  async run({ db, at }, name) {
    const found = await db
      .selectFrom('small_blob')
      .select('size')
      .where('name', '=', name)
      .executeTakeFirst();
    const size = (found?.size ?? 0) + 1;
    if (found === undefined) {
      await db
        .insertInto('small_blob')
        .values({ ...blob(name), size, stored: at })
        .execute();
    } else {
      await db.updateTable('small_blob').set({ size }).where('name', '=', name).execute();
    }
    return size;
  },
};

/** On SQLite this ends the writer's thread, in the middle of its work. */
export const endThread: Mutation<string, never> = {
  name: 'end-thread',
  async run({ db, at }, name) {
    await db
      .insertInto('small_blob')
      .values({ ...blob(name), stored: at })
      .execute();
    process.exit(3);
  },
};

/** Changes nothing, for a request with a key. */
export const markAsChanged: Mutation<RequestClaim, null> = {
  name: 'mark-as-changed',
  async run(tx, claim) {
    await markChanged(tx, claim);
    return null;
  },
};

/** Gives a row another name, and tells of both, with a secret that must not be told. */
export const renameBlob: Mutation<
  { readonly from: string; readonly to: string },
  { readonly before: object; readonly after: object }
> = {
  name: 'rename-blob',
  async run({ db }, { from, to }) {
    await db.updateTable('small_blob').set({ name: to }).where('name', '=', from).execute();
    return { before: { id: from, password: 'hunter2' }, after: { id: to, password: 'hunter3' } };
  },
};

/** Has the directory know a person, with what he is called as his id, too. */
export const addPerson: Mutation<
  { readonly name: string; readonly enabled?: boolean; readonly source?: string },
  void
> = {
  name: 'add-person',
  async run({ db, at }, { name, enabled = true, source = null }) {
    await db
      .insertInto('directory_user')
      .values({
        id: name,
        sid: `S-1-5-21-${name}`,
        name,
        name_key: name,
        display_name: name,
        enabled: enabled ? 1 : 0,
        source,
        source_key: source === null ? null : `key of ${name}`,
        version: 1,
        created: at,
        changed: at,
      })
      .execute();
  },
};

/** What somebody does to the database past the site. */
export const tamper: Mutation<string, null> = {
  name: 'tamper',
  async run({ db }, text) {
    for (const one of text.split(';')) await sql.raw(one).execute(db);
    return null;
  },
};
