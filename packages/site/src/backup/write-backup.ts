import type { Clock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { DumpPart } from '../store/dump/dump.ts';
import type { Store } from '../store/store.ts';
import { FrameWriter } from './archive/frame-writer.ts';
import { parseHeader, type BackupHeader } from './archive/header.ts';
import { rowLines } from './archive/row-lines.ts';
import { Counting } from './archive/totals.ts';
import { copyBlobs, listBlobs } from './copy-blobs.ts';
import { sealKeys, type KeyFile } from './key-files.ts';
import type { OnProgress } from './progress.ts';

export interface BackupSource {
  readonly store: Pick<Store, 'site' | 'dump'>;
  /** The store of the large blobs; the small ones are in the database. */
  readonly blobs: Pick<BlobStore, 'list' | 'get'>;
  /** A list is enough for a store that outlives the site, as one in a cloud. */
  readonly blobsAs: 'contents' | 'list';
  /** The text of the settings file, without secrets. */
  readonly settings: string;
  /** Without a password only their names are kept. */
  readonly keys: { readonly files: readonly KeyFile[]; readonly password?: Secret | undefined };
  readonly clock: Clock;
  readonly version: string;
  readonly signal?: AbortSignal;
  readonly progress?: OnProgress;
}

/**
 * A backup of a site that runs on meanwhile. What throws before its end has made none.
 *
 * The database is as of one moment. Blobs are listed after it, so that each one that it refers to is
 * there, unless it was swept in between: then its last reference went after that moment, and the
 * backup tells that it has lost it. Who sweeps only when no backup is made loses none.
 */
export async function* writeBackup(source: BackupSource): AsyncGenerator<Uint8Array, void> {
  const { store, blobs, keys, signal, progress } = source;
  const writer = new FrameWriter();
  const counting = new Counting();
  yield writer.begin();
  for await (const part of store.dump(signal)) {
    if (part.kind === 'schema') {
      const header = Buffer.from(JSON.stringify(headerOf(source, part)));
      // What could not be read again is a bug, and must not pass for a backup.
      parseHeader(header);
      yield writer.frame('header', header);
      yield writer.frame('settings', source.settings);
      if (keys.password !== undefined) {
        yield writer.frame('keys', await sealKeys(keys.files, keys.password, header));
      }
    } else if (part.kind === 'rows') {
      counting.rows += part.rows.length;
      yield writer.frame('rows', rowLines(part.table, part.rows));
      progress?.({ phase: 'rows', done: counting.rows });
    } else {
      yield writer.json('sequence', { table: part.table, last: part.last });
    }
  }
  let copied = 0;
  const copying = {
    writer,
    counting,
    signal,
    copied: (bytes: number) => progress?.({ phase: 'blobs', done: (copied += bytes) }),
  };
  yield* source.blobsAs === 'contents' ? copyBlobs(blobs, copying) : listBlobs(blobs, copying);
  yield writer.json('totals', counting.totals);
  yield writer.end();
}

type SchemaPart = Extract<DumpPart, { kind: 'schema' }>;

function headerOf(
  { store, blobsAs, keys, clock, version }: BackupSource,
  { engine, schema, tables }: SchemaPart,
): BackupHeader {
  return {
    site: { id: store.site.id, created: store.site.created },
    made: clock.now(),
    version,
    engine,
    schema,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
    blobs: blobsAs,
    keys: {
      names: keys.files.map(({ name }) => name),
      included: keys.password !== undefined,
    },
  };
}
