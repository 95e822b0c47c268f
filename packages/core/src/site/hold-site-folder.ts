import { chmod, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HawserError } from '../errors.ts';
import { troubleOf } from '../files/file-errors.ts';
import { withLock } from '../files/lock.ts';
import { makeFolder } from '../files/make-folder.ts';
import { replaceText } from '../files/replace-text.ts';
import { shellQuoted } from '../files/shell-quoted.ts';
import { readRunningSite, type RunningSite } from './running-site.ts';
import { siteFolderErrors } from './site-folder-errors.ts';
import type { SiteFolder } from './site-folder.ts';

/** A data folder that nobody else can start a site in. */
export interface HeldSiteFolder {
  /** Tells commands on this machine of the site that runs in it. */
  announce(running: RunningSite): Promise<void>;
  release(): Promise<void>;
}

const patienceMs = 500;

/** Makes the data folder where there is none, and takes it for as long as the site runs. */
export async function holdSiteFolder(folder: SiteFolder): Promise<HeldSiteFolder> {
  await prepareSiteFolder(folder.root);
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const work = async (): Promise<void> => {
    held.resolve();
    await released.promise;
  };
  const whole = withLock(join(folder.root, 'site'), work, { timeoutMs: patienceMs });
  whole.catch(held.reject);
  try {
    await held.promise;
  } catch (error) {
    if (error instanceof HawserError && error.code === 'file-locked') throw await holder(folder);
    throw error;
  }
  // Of one that did not end as it should: its process may be somebody else's by now.
  await forget(folder);
  return {
    announce: async (running) =>
      replaceText(folder.running, `${JSON.stringify(running, undefined, 2)}\n`),
    async release() {
      // What cannot be removed now is at the next start.
      await forget(folder).catch(() => undefined);
      released.resolve();
      await whole;
    },
  };
}

async function forget({ root, running }: SiteFolder): Promise<void> {
  try {
    await rm(running, { force: true });
  } catch (error) {
    throw unusable(root, error);
  }
}

/** Whether a site runs in the folder now. One that is about to end is waited for, where asked. */
export async function isHeld(folder: SiteFolder, timeoutMs = 0): Promise<boolean> {
  if (!(await isThere(join(folder.root, 'site.lock')))) return false;
  try {
    await withLock(join(folder.root, 'site'), () => undefined, { timeoutMs });
    return false;
  } catch (error) {
    if (error instanceof HawserError && error.code === 'file-locked') return true;
    throw error;
  }
}

/** Throws where a site runs in the folder, and says which. */
export async function refuseHeld(folder: SiteFolder): Promise<void> {
  if (await isHeld(folder, patienceMs)) throw await holder(folder);
}

/** Whether a site has ever been started in the folder. */
export async function hasSite({ key }: SiteFolder): Promise<boolean> {
  return await isThere(key);
}

/** Throws where somebody has begun to restore a site in the folder, and not ended it. */
export async function refuseUnfinished({ root, restoring }: SiteFolder): Promise<void> {
  if (await isThere(restoring)) {
    throw siteFolderErrors('restoring', { folder: root }, { target: root });
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function holder({ root, running }: SiteFolder): Promise<Error> {
  const found = await readRunningSite(running).catch(() => undefined);
  const target = { target: root };
  if (found === undefined) {
    const lock = join(root, 'site.lock');
    return siteFolderErrors('held-unknown', { folder: root, lock }, target);
  }
  const { pid, started, url } = found;
  return siteFolderErrors(
    'held',
    { folder: root, pid, started, url, quoted: shellQuoted(root) },
    target,
  );
}

/** Makes the data folder where there is none; throws where no site can have it. */
export async function prepareSiteFolder(root: string): Promise<void> {
  try {
    await makeFolder(root, 0o700);
    const { mode, uid } = await stat(root);
    const user = process.getuid?.();
    // Windows has no such bits.
    if (user === undefined) return;
    if (uid !== user) {
      throw siteFolderErrors('foreign', { folder: root, owner: uid }, { target: root });
    }
    if ((mode & 0o077) === 0) return;
    // One that somebody has just made for it.
    if ((await readdir(root)).length === 0) return await chmod(root, 0o700);
    const shown = (mode & 0o777).toString(8);
    const quoted = shellQuoted(root);
    throw siteFolderErrors('exposed', { folder: root, mode: shown, quoted }, { target: root });
  } catch (error) {
    if (error instanceof HawserError) throw error;
    throw unusable(root, error);
  }
}

function unusable(root: string, error: unknown): Error {
  const values = { folder: root, ...troubleOf(error) };
  return siteFolderErrors('unusable', values, { target: root, cause: error });
}
