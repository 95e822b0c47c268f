import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Secret } from '@hawser/core/secret';
import type { BlobStore } from '../blobs/blob-store.ts';
import { schemaModel } from '../store/dump/schema-model.ts';
import { loadDump, requireEmptyDatabase } from '../store/load/load-dump.ts';
import type { Migration } from '../store/migrations/migration.ts';
import { migrations as known } from '../store/migrations/migrations.ts';
import type { BackupHeader } from './archive/header.ts';
import type { Totals } from './archive/totals.ts';
import { BackupFile } from './backup-file.ts';
import { backupErrors } from './backup-errors.ts';
import { verify, type Verified } from './examine-backup.ts';
import { openKeys, type KeyFile } from './key-files.ts';
import { MissingBlobs } from './missing-blobs.ts';
import type { OnProgress } from './progress.ts';
import { restoreParts } from './restore-parts.ts';

export interface Restoring {
  readonly path: string;
  /** The address of an empty database, or of one that is not there yet. No site may run on it. */
  readonly database: string;
  /** Or what opens it, when all of the backup was found whole. */
  readonly blobs: BlobStore | (() => Promise<BlobStore>);
  /** Without one, keys are not restored. */
  readonly password?: Secret | undefined;
  readonly clock: Clock;
  /** Every migration, but in tests. */
  readonly migrations?: readonly Migration[];
  /** Called when all of the backup was found whole, and before anything is changed. */
  readonly verified?: (backup: RestorableBackup) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: OnProgress | undefined;
}

/** What a backup has besides its tables and blobs. */
export interface RestorableBackup {
  readonly settings: string;
  /** Undefined when there are none in the backup, or no password was given. */
  readonly keys: readonly KeyFile[] | undefined;
}

export interface Restored {
  readonly header: BackupHeader;
  readonly totals: Totals;
  readonly settings: string;
  /** Undefined when there are none in the backup, or no password was given. */
  readonly keys: readonly KeyFile[] | undefined;
  readonly missing: {
    /** The certificates and keys that have to be imported again. */
    readonly keys: readonly string[];
    /** How many blobs the site had and the blob store does not have, and the names of the first. */
    readonly blobs: number;
    readonly blobNames: readonly string[];
  };
}

/** What was true of then: the processes, and who was signed in, of whom some may have been signed out since. */
const ofThen = ['replica', 'oidc_record'];

/** What can be read, or holds, only under the site's key: the site makes all of it anew. */
const underKeys = [
  'sealed_secret',
  'client_certificate',
  'agent',
  'agent_certificate',
  'registration_token',
];

/**
 * Makes a site of a backup. All of it is read and checked before anything is changed; then blobs are
 * put, and at the very end the database appears. What is interrupted before can be repeated: until
 * then the database is as empty as it was, and blobs that are there already do no harm.
 */
export async function restoreBackup(restoring: Restoring): Promise<Restored> {
  const { path, database, password, clock, migrations = known } = restoring;
  await requireEmptyDatabase(database, migrations);
  const file = await BackupFile.open(path);
  try {
    const verified = await verify(file, restoring);
    const { header, totals, settings, sha256 } = verified;
    await requireKnown(path, header, migrations);
    const keys = await keysOf(path, verified, password);
    await restoring.verified?.({ settings, keys });
    const blobs = typeof restoring.blobs === 'function' ? await restoring.blobs() : restoring.blobs;
    const missing = new MissingBlobs();
    const leftOut = new Set(keys === undefined ? [...ofThen, ...underKeys] : ofThen);
    await loadDump(database, {
      at: clock.now(),
      schema: header.schema,
      site: header.site.id,
      migrations,
      async work(loading) {
        const { progress, signal } = restoring;
        const parts = file.parts({ phase: 'restoring', progress, signal });
        const given = { loading, blobs, missing, leftOut, signal };
        const again = await restoreParts(parts, given).catch((error: unknown) => {
          // A moment ago it was whole.
          if (error instanceof HawserError && error.code === 'backup-damaged') return undefined;
          throw error;
        });
        if (again !== sha256) throw backupErrors('changed', { path }, { target: path });
      },
    });
    return {
      header,
      totals,
      settings,
      keys,
      missing: {
        keys: keys === undefined ? header.keys.names : [],
        blobs: missing.count,
        blobNames: missing.names,
      },
    };
  } finally {
    await file.close();
  }
}

async function requireKnown(
  path: string,
  { schema, tables }: BackupHeader,
  migrations: readonly Migration[],
): Promise<void> {
  if (schema > migrations.length) {
    const versions = { what: 'schema', found: schema, known: migrations.length };
    throw backupErrors('newer', { path, ...versions }, { target: path });
  }
  const model = await schemaModel(migrations.slice(0, schema));
  const expected = model.map(({ name, columns }) => ({ name, columns }));
  if (JSON.stringify(expected) !== JSON.stringify(tables)) {
    const reason = `its tables are not those of schema ${schema}`;
    throw backupErrors('damaged', { path, reason }, { target: path });
  }
}

async function keysOf(
  path: string,
  { sealedKeys, headerBytes }: Verified,
  password: Secret | undefined,
): Promise<readonly KeyFile[] | undefined> {
  if (sealedKeys === undefined || password === undefined) return undefined;
  const keys = await openKeys(sealedKeys, password, headerBytes);
  if (keys === undefined) throw backupErrors('wrong-password', { path }, { target: path });
  return keys;
}
