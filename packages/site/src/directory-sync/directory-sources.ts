import type { Answered } from '@hawser/core/api/contract';
import type { getDirectory } from '@hawser/core/api/contracts/site-directories';
import { type Clock, elapsed } from '@hawser/core/clock';
import { Secret } from '@hawser/core/secret';
import { open, seal } from '../site-key/seal.ts';
import type { SiteKey } from '../site-key/site-key.ts';
import { addDirectorySource } from '../store/mutations/directory-sync/add-directory-source.ts';
import { beginRemovingDirectory } from '../store/mutations/directory-sync/begin-removing-directory.ts';
import { changeDirectorySource } from '../store/mutations/directory-sync/change-directory-source.ts';
import { noteDirectorySignIn } from '../store/mutations/directory-sync/note-directory-sign-in.ts';
import type { Store } from '../store/store.ts';
import type { DirectorySourceTable } from '../store/tables/directory-source.ts';
import { directorySyncErrors } from './directory-sync-errors.ts';
import { checkDirectory, type GivenDirectory } from './given-directory.ts';
import { type LeftOutEntries, leftOutOf } from './left-out.ts';
import { directoryKinds, type PremisesDirectory } from './premises-directory.ts';
import { PremisesReader } from './premises-reader.ts';

/** The same trouble at every sign-in is kept as often. */
const noteEveryMs = 60_000;

export interface DirectorySourcesOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Pick<Clock, 'now'>;
}

export type ShownDirectory = Answered<typeof getDirectory>;

interface Marks {
  readonly mark: string | null;
  readonly syncedAll: number | null;
  readonly leftOut: LeftOutEntries;
}

/** The directories on the premises that the site reads. */
export class DirectorySources {
  readonly #store: Store;
  readonly #siteKey: SiteKey;
  readonly #clock: Pick<Clock, 'now'>;

  constructor({ store, siteKey, clock }: DirectorySourcesOptions) {
    this.#store = store;
    this.#siteKey = siteKey;
    this.#clock = clock;
  }

  async all(): Promise<ShownDirectory[]> {
    const rows = await this.#store.read(async (db) =>
      db.selectFrom('directory_source').selectAll().orderBy('name').execute(),
    );
    return await Promise.all(rows.map(async (row) => this.#shown(row)));
  }

  async get(name: string): Promise<ShownDirectory> {
    return await this.#shown(await this.#row(name));
  }

  async add(
    change: Store['mutate'],
    name: string,
    { password, ...given }: GivenDirectory & { readonly password: string },
  ): Promise<ShownDirectory> {
    await checkDirectory(given);
    await tryToOpen({ name, ...given }, new Secret(password));
    const settings = { name, ...columns(given), password: this.#sealed(name, password) };
    await change(addDirectorySource, settings);
    return await this.get(name);
  }

  async change(
    change: Store['mutate'],
    { name, version }: { readonly name: string; readonly version: number | undefined },
    { password, ...given }: GivenDirectory,
  ): Promise<ShownDirectory> {
    await checkDirectory(given);
    await this.#row(name);
    // One that cannot be read any more can still be given anew.
    const next = password === undefined ? (await this.access(name)).password : new Secret(password);
    await tryToOpen({ name, ...given }, next);
    const sealed = password === undefined ? undefined : this.#sealed(name, password);
    const settings = { name, ...columns(given), password: sealed };
    await change(changeDirectorySource, { version, settings });
    return await this.get(name);
  }

  /** Nobody who comes from it is let in from here on. The rest is an operation's. */
  async beginRemoving(
    change: Store['mutate'],
    wanted: { readonly name: string; readonly version: number | undefined },
  ): Promise<void> {
    await change(beginRemovingDirectory, wanted);
  }

  /** The names of those that are being removed. */
  async leaving(): Promise<readonly string[]> {
    const rows = await this.#store.read(async (db) =>
      db.selectFrom('directory_source').select('name').where('leaving', 'is not', null).execute(),
    );
    return rows.map(({ name }) => name);
  }

  /** Up to where it was read, and who was left out. */
  async marks(name: string): Promise<Marks> {
    const { mark, synced_all: syncedAll, left_out: leftOut } = await this.#row(name);
    return { mark, syncedAll, leftOut: leftOutOf(leftOut) };
  }

  /** When each was last read, and is to be read again. */
  async due(now: number): Promise<readonly { name: string; slot: number }[]> {
    const rows = await this.#store.read(async (db) =>
      db
        .selectFrom('directory_source')
        .select(['name', 'every_minutes', 'synced'])
        .where('leaving', 'is', null)
        .execute(),
    );
    return rows.flatMap(({ name, every_minutes: minutes, synced }) => {
      if (minutes === null) return [];
      const everyMs = minutes * 60_000;
      if (synced !== null && elapsed(synced, now) < everyMs) return [];
      return [{ name, slot: Math.floor(now / everyMs) }];
    });
  }

  /** To read it until the signal ends it; the caller closes it. */
  async open(name: string, signal?: AbortSignal): Promise<PremisesReader> {
    const { directory, password } = await this.access(name);
    return await PremisesReader.open(directory, password, signal);
  }

  /** Has whoever looks after it see that nobody can sign in there, and why; or that people can again. */
  async noteSignIn(name: string, trouble: string | null): Promise<void> {
    const { sign_in_trouble: known, sign_in_failed: failed } = await this.#row(name);
    const isNew = failed === null || this.#clock.now() - failed >= noteEveryMs;
    if (trouble === known && (trouble === null || !isNew)) return;
    await this.#store.mutate(noteDirectorySignIn, { source: name, trouble });
  }

  /** How a directory is reached, and what the site proves to it who it is by. */
  async access(
    name: string,
  ): Promise<{ readonly directory: PremisesDirectory; readonly password: Secret }> {
    const row = await this.#row(name);
    if (row.leaving !== null) throw directorySyncErrors('leaving', { name }, { target: name });
    const bytes = open(this.#siteKey, sealName(name), row.password);
    if (bytes === undefined) throw directorySyncErrors('sealed', { name }, { target: name });
    return { directory: directoryOf(row), password: new Secret(bytes.toString('utf8')) };
  }

  async #row(name: string): Promise<DirectorySourceTable> {
    const row = await this.#store.read(async (db) =>
      db.selectFrom('directory_source').selectAll().where('name', '=', name).executeTakeFirst(),
    );
    if (row === undefined) throw directorySyncErrors('not-found', { name }, { target: name });
    return row;
  }

  #sealed(name: string, password: string): Uint8Array {
    return seal(this.#siteKey, sealName(name), Buffer.from(new Secret(password).reveal()));
  }

  async #shown(row: DirectorySourceTable): Promise<ShownDirectory> {
    const counts = await this.#store.read(async (db) =>
      db
        .selectFrom('directory_source_entry')
        .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
        .where('source', '=', row.name)
        .groupBy('kind')
        .execute(),
    );
    const countOf = (kind: string): number => counts.find((each) => each.kind === kind)?.count ?? 0;
    const { version, trouble, synced, every_minutes: everyMinutes } = row;
    const leftOut = leftOutOf(row.left_out);
    const { sign_in_trouble: signInTrouble, sign_in_failed: signInFailed } = row;
    return {
      ...directoryOf(row),
      everyMinutes,
      users: countOf('user'),
      groups: countOf('group'),
      synced: timeOf(synced),
      trouble,
      leftOut: leftOut.count,
      leftOutFirst: [...leftOut.first],
      signInTrouble,
      signInFailed: timeOf(signInFailed),
      leaving: timeOf(row.leaving),
      version,
    };
  }
}

/** What is wrong with an address, a password or a base is better said now than by the next reading. */
async function tryToOpen(directory: PremisesDirectory, password: Secret): Promise<void> {
  await using reader = await PremisesReader.open(directory, password);
  await reader.requireBases();
}

function timeOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function sealName(name: string): string {
  return `directory-source/${name}`;
}

function columns(given: GivenDirectory) {
  const { kind, url, trustAnchor, bindName, userBase, groupBase, userFilter, groupFilter } = given;
  return {
    kind,
    url,
    trust_anchor: trustAnchor,
    bind_name: bindName,
    user_base: userBase,
    group_base: groupBase,
    user_filter: userFilter,
    group_filter: groupFilter,
    every_minutes: given.everyMinutes,
  };
}

function directoryOf(row: DirectorySourceTable): PremisesDirectory {
  return {
    name: row.name,
    kind: directoryKinds.find((kind) => kind === row.kind) ?? 'ldap',
    url: row.url,
    trustAnchor: row.trust_anchor,
    bindName: row.bind_name,
    userBase: row.user_base,
    groupBase: row.group_base,
    userFilter: row.user_filter,
    groupFilter: row.group_filter,
  };
}
