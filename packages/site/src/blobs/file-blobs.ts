import { constants, type Stats } from 'node:fs';
import { lstat, open, realpath, rename, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { systemClock, type Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import { makeFolder } from '@hawser/core/files/make-folder';
import { blobErrors } from './blob-errors.ts';
import { requireBlobName } from './blob-name.ts';
import { partOf } from './blob-range.ts';
import type * as Blobs from './blob-store.ts';
import { FileDrafts } from './file-drafts.ts';
import { removed, unlessGone } from '@hawser/core/files/file-gone';
import { GrowingFile } from '@hawser/core/files/growing-file';
import { Incoming } from './incoming.ts';
import { Shards } from './shards.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { UnderWay } from './under-way.ts';
import { writeChunks } from '@hawser/core/files/write-chunks';

export interface FileBlobsOptions {
  readonly folder: string;
  readonly clock?: Clock;
}

/** Opens the blob store in a folder, which is made if it is not there. */
export async function openFileBlobs(options: FileBlobsOptions): Promise<Blobs.BlobStore> {
  const { folder, clock = systemClock } = options;
  try {
    await makeFolder(folder, 0o700);
    const root = await realpath(folder);
    // Made here and never again: by it the store's folder is told from the empty one that is left
    // where its disk is not mounted.
    const drafts = join(root, 'drafts');
    await makeFolder(drafts, 0o700);
    if ((await realpath(drafts)) !== drafts) throw blobErrors('not-ours', { path: drafts });
    return new FileBlobs(root, drafts, clock);
  } catch (error) {
    throw told(folder, error);
  }
}

class FileBlobs implements Blobs.BlobStore {
  readonly #root: string;
  readonly #shards: Shards;
  readonly #drafts: FileDrafts;
  readonly #clock: Clock;
  readonly #puts = new UnderWay();

  constructor(root: string, drafts: string, clock: Clock) {
    this.#root = root;
    this.#shards = new Shards(root);
    this.#drafts = new FileDrafts(drafts, this.#shards);
    this.#clock = clock;
  }

  async put(content: Blobs.BlobContent, options: Blobs.PutOptions = {}): Promise<Blobs.PutBlob> {
    return await this.#puts.run(async () =>
      this.#drafts.use(async (draft) => {
        const incoming = new Incoming(options);
        await this.#write(draft, incoming.chunks(content), options);
        const blob = incoming.finish();
        options.signal?.throwIfAborted();
        await this.#attempt(async () => this.#publish(draft, blob.name));
        return blob;
      }),
    );
  }

  async get(name: string, range?: Blobs.BlobRange): Promise<Blobs.BlobPart> {
    requireBlobName(name);
    const file = await this.#attempt(async () => this.#open(name));
    try {
      const { size } = await file.stat();
      const { start, end } = partOf({ name, size }, range ?? { start: 0 });
      const length = end - start;
      if (length > 0) {
        return { size, length, stream: file.createReadStream({ start, end: end - 1 }) };
      }
      await file.close();
      return { size, length, stream: Readable.from([]) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async stat(name: string): Promise<Blobs.StoredBlob | undefined> {
    requireBlobName(name);
    return await this.#attempt(async () => {
      const path = this.#shards.pathOf(name);
      const stats = (await this.#shards.has(name))
        ? await lstat(path).catch(unlessGone)
        : undefined;
      if (stats?.isFile() === true) return stored(name, stats);
      if (stats !== undefined) throw blobErrors('not-ours', { path });
      await this.#drafts.requireFolder();
    });
  }

  async delete(name: string): Promise<void> {
    requireBlobName(name);
    await this.#attempt(async () => {
      if ((await this.#shards.has(name)) && (await removed(this.#shards.pathOf(name)))) return;
      await this.#drafts.requireFolder();
    });
  }

  async *list(after = ''): AsyncGenerator<Blobs.StoredBlob, void> {
    await this.#attempt(async () => this.#drafts.requireFolder());
    const names = this.#shards.names(after);
    for (;;) {
      const next = await this.#attempt(async () => names.next());
      if (next.done === true) return;
      const path = this.#shards.pathOf(next.value);
      const stats = await this.#attempt(async () => lstat(path).catch(unlessGone));
      if (stats?.isFile() === true) yield stored(next.value, stats);
    }
  }

  async sweep(isReferenced: Blobs.IsReferenced, options: Blobs.SweepOptions): Promise<Blobs.Swept> {
    const sweepable = {
      list: () => this.list(),
      deleteUnchanged: async ({ name, storedAt }: Blobs.StoredBlob) =>
        this.#attempt(async () => this.#drafts.deleteUnchanged(name, storedAt)),
      removeLeftovers: async (before: number) =>
        this.#attempt(async () => this.#drafts.removeLeftovers(before)),
    };
    return await sweepBlobs(sweepable, this.#clock, isReferenced, options);
  }

  async close(): Promise<void> {
    await this.#puts.ended();
  }

  async #write(
    path: string,
    chunks: AsyncIterable<Uint8Array>,
    { onGrowing }: Blobs.PutOptions,
  ): Promise<void> {
    const attempt = async (work: () => Promise<void>): Promise<void> => this.#attempt(work);
    const file = await this.#attempt(async () => open(path, 'wx', 0o600));
    try {
      const growing =
        onGrowing === undefined ? undefined : await this.#attempt(async () => GrowingFile.of(path));
      if (growing !== undefined) onGrowing?.(growing);
      await writeChunks(file, chunks, attempt, (bytes) => growing?.grow(bytes));
      await attempt(async () => {
        const now = this.#clock.now() / 1000;
        await file.utimes(now, now);
        await file.datasync();
      });
    } finally {
      await file.close();
    }
  }

  // Over the same content if that is there, which makes it young again for the sweep.
  async #publish(draft: string, name: string): Promise<void> {
    await this.#shards.make(name);
    await rename(draft, this.#shards.pathOf(name));
    await this.#shards.sync(name);
  }

  async #open(name: string): Promise<FileHandle> {
    const path = this.#shards.pathOf(name);
    const file = (await this.#shards.has(name)) ? await openToRead(path) : undefined;
    if (file === undefined) {
      await this.#drafts.requireFolder();
      throw blobErrors('not-found', { name });
    }
    if ((await file.stat()).isFile()) return file;
    await file.close();
    throw blobErrors('not-ours', { path });
  }

  async #attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw told(this.#root, error);
    }
  }
}

// Without O_NONBLOCK a named pipe at that path would be waited for for ever. Windows has neither.
const reading = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

async function openToRead(path: string): Promise<FileHandle | undefined> {
  return await open(path, reading).catch((error: unknown) => {
    if (codeOf(error) === 'ELOOP') throw blobErrors('not-ours', { path }, { cause: error });
    return unlessGone(error);
  });
}

/** What the system refuses is the store's trouble; the rest is told as it is. */
function told(store: string, error: unknown): unknown {
  if (error instanceof HawserError || codeOf(error) === '') return error;
  const { reason } = troubleOf(error);
  return blobErrors('store-unavailable', { store, reason }, { target: store, cause: error });
}

function stored(name: string, { size, mtimeMs }: Stats): Blobs.StoredBlob {
  return { name, size, storedAt: mtimeMs };
}
