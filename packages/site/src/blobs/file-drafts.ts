import { randomUUID } from 'node:crypto';
import { link, lstat, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '@hawser/core/files/file-errors';
import { isBlobName } from './blob-name.ts';
import { removed, unlessGone } from '@hawser/core/files/file-gone';
import type { Shards } from './shards.ts';

/** What a sweep has taken out and not yet deleted; it is among the drafts. */
const leaving = '.leaving';

/** Files on their way into the store, and out of it. */
export class FileDrafts {
  readonly #folder: string;
  readonly #shards: Shards;
  readonly #underWay = new Set<string>();

  constructor(folder: string, shards: Shards) {
    this.#folder = folder;
    this.#shards = shards;
  }

  /** Does the work with the path of a new draft, of which nothing stays if it fails. */
  async use<Result>(work: (path: string) => Promise<Result>): Promise<Result> {
    const draft = randomUUID();
    const path = join(this.#folder, draft);
    this.#underWay.add(draft);
    try {
      return await work(path);
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      this.#underWay.delete(draft);
    }
  }

  /** Throws when the folder is not there. */
  async requireFolder(): Promise<void> {
    await lstat(this.#folder);
  }

  /**
   * Deletes a blob that was last put at that time. It is taken out before it is looked at once
   * more: a put, in another process too, may have renewed it since it was found to be old.
   */
  async deleteUnchanged(name: string, storedAt: number): Promise<boolean> {
    const aside = join(this.#folder, name + leaving);
    try {
      await rename(this.#shards.pathOf(name), aside);
    } catch (error) {
      return unlessGone(error) ?? false;
    }
    const stats = await lstat(aside).catch(unlessGone);
    if (stats?.mtimeMs === storedAt) return await removed(aside);
    await this.#bringBack(name);
    return false;
  }

  /** Removes what processes that died have left, and puts back what they were taking out. */
  async removeLeftovers(before: number): Promise<number> {
    let count = 0;
    for (const draft of await readdir(this.#folder)) {
      const name = draft.slice(0, -leaving.length);
      if (draft.endsWith(leaving) && isBlobName(name)) {
        await this.#bringBack(name);
        continue;
      }
      const path = join(this.#folder, draft);
      const stats = await lstat(path).catch(unlessGone);
      if (stats === undefined || this.#underWay.has(draft) || stats.mtimeMs >= before) continue;
      if (!stats.isDirectory() && (await removed(path))) count += 1;
    }
    return count;
  }

  // A link, for it never takes the place of one that has been put meanwhile.
  async #bringBack(name: string): Promise<void> {
    const aside = join(this.#folder, name + leaving);
    await link(aside, this.#shards.pathOf(name)).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') unlessGone(error);
    });
    await removed(aside);
  }
}
