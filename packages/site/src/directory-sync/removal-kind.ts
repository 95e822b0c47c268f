import { Type } from 'typebox';
import { Check } from 'typebox/value';
import type { Audit } from '../audit/audit.ts';
import type { Change } from '../audit/change.ts';
import { someAtATime } from '../maintenance/some-at-a-time.ts';
import type { OperationKind } from '../operations/operation-kind.ts';
import { removeDirectorySource } from '../store/mutations/directory-sync/remove-directory-source.ts';
import {
  mostEntriesAtOnce,
  removePremisesEntries,
} from '../store/mutations/directory-sync/remove-premises-entries.ts';
import type { Store } from '../store/store.ts';
import { directorySyncErrors } from './directory-sync-errors.ts';

const input = Type.Object(
  { directory: Type.String({ minLength: 1, maxLength: 64 }) },
  { additionalProperties: false },
);

interface Removing {
  readonly directory: string;
}

interface Removed {
  /** People and groups. */
  readonly removed: number;
}

export const removalKindName = 'remove-site-directory';

export function removalTitle({ directory }: Removing): string {
  return `Removing the directory ${directory}`;
}

/**
 * Has the site know a directory on the premises no more, nor anybody who comes from it. That it is to be
 * removed stands there before, and is looked at with each removal: two may run, and one may come late.
 */
export function removalKind({
  store,
  audit,
}: {
  readonly store: Store;
  /** Is told of all who are removed. */
  readonly audit: Pick<Audit, 'call'>;
}): OperationKind<Removing, Removed> {
  const change: Change = async (mutation, given) =>
    audit.call({ call: 'removeSiteDirectory', actor: 'site' }).change(mutation, given);

  return {
    name: removalKindName,
    title: removalTitle,
    check(given) {
      if (!Check(input, given)) throw directorySyncErrors('bad-input', {});
      return given;
    },
    begin: () => ({ removed: 0 }),
    result: ({ removed }) => ({ removed }),
    steps: [
      {
        name: 'people',
        title: 'Removing its people and groups',
        async run({ input: { directory: source }, signal, ...told }) {
          const total = await countEntries(store, source);
          // A few each by himself, so that the audit trail names him.
          const atOnce = total > mostEntriesAtOnce ? mostEntriesAtOnce : 1;
          let removed = 0;
          await someAtATime(atOnce, signal, async (most) => {
            const keys = await someKeys(store, source, most);
            if (keys.length === 0) return 0;
            // Another removal may have come before it to some.
            const gone = await change(removePremisesEntries, { source, keys, isLeaving: true });
            removed += gone.length;
            told.progress(Math.min(removed, total), total);
            return keys.length;
          });
          signal.throwIfAborted();
          return { removed };
        },
      },
      {
        name: 'forget',
        title: 'Forgetting how it was read',
        async run({ state, input: { directory: name } }) {
          await change(removeDirectorySource, { name });
          return state;
        },
      },
    ],
  };
}

async function countEntries({ read }: Pick<Store, 'read'>, source: string): Promise<number> {
  const { count } = await read(async (db) =>
    db
      .selectFrom('directory_source_entry')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('source', '=', source)
      .executeTakeFirstOrThrow(),
  );
  return count;
}

async function someKeys(
  { read }: Pick<Store, 'read'>,
  source: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await read(async (db) =>
    db
      .selectFrom('directory_source_entry')
      .select('key')
      .where('source', '=', source)
      .orderBy('key')
      .limit(most)
      .execute(),
  );
  return rows.map(({ key }) => key);
}
