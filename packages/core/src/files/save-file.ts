import { randomBytes } from 'node:crypto';
import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, fileErrors, troubleOf } from './file-errors.ts';
import { fileKind } from './file-kind.ts';
import { removeOldDrafts } from './old-drafts.ts';
import { syncFolder } from './sync-folder.ts';
import { unlessGone } from './file-gone.ts';
import { writeChunks } from './write-chunks.ts';

export interface SaveOptions {
  /** Takes the place of a file that is there, which else is an error. */
  readonly replace?: boolean;
}

/**
 * Writes to a file that only its user can read. Under its name it appears whole, and on
 * the disk; until then, and if it fails, nothing is there, or what was there before.
 */
export async function saveFile(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { replace = false }: SaveOptions = {},
): Promise<void> {
  // Before the work; and once more after it, for it may have taken long.
  const there = await attempt(path, async () => lstat(path).catch(unlessGone));
  if (there !== undefined && !replace) throw taken(path);
  // A device would be gone, as /dev/null for everybody where an administrator has named it.
  if (there !== undefined && !there.isFile() && !there.isSymbolicLink()) {
    throw fileErrors('not-a-file', { path, what: fileKind(there) }, { target: path });
  }
  await removeOldDrafts(path);
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeSynced(draft, path, content);
    await attempt(path, async () => (replace ? rename : publish)(draft, path));
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    throw fileErrors('unsynced', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}

// A link never takes the place of another file, but some memory sticks and shares have none.
async function publish(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!linkless.has(codeOf(error))) throw error;
    await (await open(path, 'wx', 0o600)).close();
    await rename(draft, path);
  }
}

const linkless = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EMLINK']);

async function writeSynced(
  draft: string,
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await attempt(path, async () => open(draft, 'wx', 0o600));
  try {
    await writeChunks(file, content, async (work) => attempt(path, work));
    await attempt(path, async () => file.sync());
  } finally {
    await file.close();
  }
}

async function attempt<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw taken(path, error);
    throw fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
  }
}

function taken(path: string, cause?: unknown): Error {
  return fileErrors('exists', { path }, { target: path, cause });
}
