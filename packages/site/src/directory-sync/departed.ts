import type { Store } from '../store/store.ts';
import {
  mostEntriesAtOnce,
  removePremisesEntries,
} from '../store/mutations/directory-sync/remove-premises-entries.ts';
import { directorySyncErrors } from './directory-sync-errors.ts';
import type { PremisesReader } from './premises-reader.ts';

const pageSize = 2000;

/** A directory that is asked the wrong way has nobody in it. */
const plausible = { most: 10, share: 0.25 };

/** The keys of all whom the site knows, and the directory does not have any more. */
export async function departed(
  store: Pick<Store, 'read'>,
  reader: PremisesReader,
  { source, force }: { readonly source: string; readonly force: boolean },
): Promise<readonly string[]> {
  // First: whom another reading adds meanwhile is not to be missed.
  const known = await knownKeys(store, source);
  const there = new Set<string>();
  for (const kind of ['user', 'group'] as const) {
    for await (const keys of reader.keys(kind)) for (const key of keys) there.add(key);
  }
  const gone = known.filter((key) => !there.has(key));
  const isPlausible =
    gone.length <= plausible.most || gone.length <= known.length * plausible.share;
  if (!isPlausible && !force) {
    const values = { name: source, gone: gone.length, known: known.length };
    throw directorySyncErrors('too-many-gone', values, { target: source });
  }
  return gone;
}

/** Has the site know them no more: a few each by himself, so that the audit trail names him; many together. */
export async function removeEntries(
  change: Store['mutate'],
  {
    source,
    keys,
    signal,
  }: {
    readonly source: string;
    readonly keys: readonly string[];
    readonly signal?: AbortSignal;
  },
): Promise<void> {
  const atOnce = keys.length > mostEntriesAtOnce ? mostEntriesAtOnce : 1;
  for (let from = 0; from < keys.length; from += atOnce) {
    signal?.throwIfAborted();
    const some = keys.slice(from, from + atOnce);
    await change(removePremisesEntries, { source, keys: some });
  }
}

/** The keys of all whom the site knows from a directory. */
export async function knownKeys(
  { read }: Pick<Store, 'read'>,
  source: string,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for (;;) {
    const after = keys.at(-1) ?? '';
    const rows = await read(async (db) =>
      db
        .selectFrom('directory_source_entry')
        .select('key')
        .where('source', '=', source)
        .where('key', '>', after)
        .orderBy('key')
        .limit(pageSize)
        .execute(),
    );
    keys.push(...rows.map(({ key }) => key));
    if (rows.length < pageSize) return keys;
  }
}
