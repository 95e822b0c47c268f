import { mkdir, readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '@hawser/core/files/file-errors';
import { blobErrors } from './blob-errors.ts';
import { isBlobName } from './blob-name.ts';
import { syncFolder } from '@hawser/core/files/sync-folder';

/** The folders that blobs are spread over: abcdef… is ab/cd/abcdef…, so that none gets large. */
export class Shards {
  readonly #root: string;
  /** Those whose own names are known to be on the disk. */
  readonly #synced = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  pathOf(name: string): string {
    return join(this.#folderOf(name), name);
  }

  /** Whether the folder of a blob is there. What a symbolic link leads to is not ours. */
  async has(name: string): Promise<boolean> {
    const folder = this.#folderOf(name);
    try {
      if ((await realpath(folder)) === folder) return true;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
    throw blobErrors('not-ours', { path: folder });
  }

  async make(name: string): Promise<void> {
    if (await this.has(name)) return;
    this.#synced.delete(shardOf(name));
    const folder = this.#folderOf(name);
    for (const path of [dirname(folder), folder]) {
      await mkdir(path, { mode: 0o700 }).catch((error: unknown) => {
        if (codeOf(error) !== 'EEXIST') throw error;
      });
    }
    await this.has(name);
  }

  /** Brings the name of a blob to the disk, and the first time those of its folders. */
  async sync(name: string): Promise<void> {
    const shard = shardOf(name);
    const folder = this.#folderOf(name);
    const above = this.#synced.has(shard) ? [] : [dirname(folder), this.#root];
    await Promise.all([folder, ...above].map(syncFolder));
    this.#synced.add(shard);
  }

  /** The names of blobs after the given one, in order. */
  async *names(after: string): AsyncGenerator<string, void> {
    for (const first of await folders(this.#root)) {
      if (first < after.slice(0, 2)) continue;
      for (const second of await folders(join(this.#root, first))) {
        const shard = first + second;
        if (shard < after.slice(0, 4)) continue;
        const entries = await entriesOf(join(this.#root, first, second));
        const names = entries
          .map(({ name }) => name)
          .filter((name) => isBlobName(name) && name.startsWith(shard) && name > after);
        yield* names.toSorted();
      }
    }
  }

  #folderOf(name: string): string {
    return join(this.#root, name.slice(0, 2), name.slice(2, 4));
  }
}

function shardOf(name: string): string {
  return name.slice(0, 4);
}

async function folders(path: string): Promise<readonly string[]> {
  const entries = await entriesOf(path);
  return entries
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name))
    .map(({ name }) => name)
    .toSorted();
}

async function entriesOf(path: string) {
  return await readdir(path, { withFileTypes: true });
}
