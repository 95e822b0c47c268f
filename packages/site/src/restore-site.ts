import { rm, stat } from 'node:fs/promises';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { replaceText } from '@hawser/core/files/replace-text';
import type { Secret } from '@hawser/core/secret';
import { hasSite, holdSiteFolder } from '@hawser/core/site/hold-site-folder';
import { flawless, settingsFrom } from '@hawser/core/site/read-site-settings';
import { settingsText, type WrittenSettings } from '@hawser/core/site/settings-text';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteFolderErrors } from '@hawser/core/site/site-folder-errors';
import { planOf } from '@hawser/core/site/site-plan';
import { backupErrors } from './backup/backup-errors.ts';
import { unproved } from './audit/after-restore.ts';
import { restoreKeys } from './backup/kept-keys.ts';
import { keptSettings, oldPlaces } from './backup/kept-settings.ts';
import type { OnProgress } from './backup/progress.ts';
import { finishedRestore } from './backup/finish-restore.ts';
import { readBackupSettings } from './backup/read-settings.ts';
import { type Restored, restoreBackup } from './backup/restore-backup.ts';
import { databaseUrl, openLargeBlobs } from './open-keeping.ts';
import { auditRecordMac } from './store/migrations/0014-audit-record-mac.ts';

export interface SiteRestoring {
  readonly path: string;
  readonly folder: SiteFolder;
  /** Settings of the new machine, which come before those in the backup. */
  readonly chosen: Readonly<Record<string, string | undefined>>;
  readonly keyPassword: Secret | undefined;
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
}

/** A restored site, and where the one of the backup is kept, if not in its data folder. */
export interface RestoredSite extends Restored {
  readonly oldPlaces: readonly string[];
}

/**
 * Makes a site of a backup in a data folder where there is none. What fails before all of the backup
 * was found whole leaves nothing behind.
 */
export async function restoreSite(restoring: SiteRestoring): Promise<RestoredSite> {
  const { path, folder, chosen, keyPassword: password, signal, progress } = restoring;
  await using ending = new AsyncDisposableStack();
  const take = async (): Promise<void> => {
    const held = await holdSiteFolder(folder);
    ending.defer(async () => held.release());
    await requireNone(folder);
  };
  // Taking a folder makes it.
  const isThere = (await stat(folder.root).catch(() => undefined)) !== undefined;
  if (isThere) await take();
  const inBackup = await readBackupSettings(path, signal);
  const sources = { flags: chosen, env: {}, file: `the settings in ${path}` };
  const read = await settingsFrom(inBackup.text, sources);
  if (inBackup.blobs === 'list' && chosen['blobs'] === undefined) {
    const place = read.found.find(({ name }) => name === 'blobs')?.text ?? 'a cloud';
    throw backupErrors('blobs-elsewhere', { path, place }, { target: path });
  }
  const kept = keptSettings(read);
  const plan = planOf(folder, flawless(await settingsFrom(settingsText(kept), sources)));
  const begun = (await stat(folder.restoring).catch(() => undefined)) !== undefined;
  const database = await databaseUrl(plan);
  const restored = await restoreBackup({
    path,
    database,
    password,
    clock: systemClock,
    signal,
    progress,
    async verified({ keys }) {
      if (!isThere) await take();
      await replaceText(folder.restoring, '');
      // What a restore has left that came to no end may be another site's.
      for (const left of [folder.key, folder.certificates, folder.auditHeads]) {
        await rm(left, { recursive: true, force: true });
      }
      await writeFiles(folder, kept, keys ?? []);
    },
    async blobs() {
      const blobs = await openLargeBlobs(plan, systemClock);
      ending.defer(async () => blobs.close());
      return blobs;
    },
  }).catch(async (error: unknown) => {
    const isFull = error instanceof HawserError && error.code === 'store-not-empty';
    const finished =
      begun && isFull ? await finishedRestore({ path, folder, database, signal }) : undefined;
    if (finished === undefined) throw error;
    return finished;
  });
  const made = new Date(restored.header.made).toISOString();
  const { keys, header } = restored;
  const isProved = keys !== undefined && header.schema >= auditRecordMac.number;
  const lines = [made, new Date().toISOString(), ...(isProved ? [] : [unproved])];
  await replaceText(folder.restored, `${lines.join('\n')}\n`);
  await rm(folder.restoring, { force: true });
  return { ...restored, oldPlaces: oldPlaces(read) };
}

/** Before the database is there: a site never starts with a database and without its key. */
async function writeFiles(
  folder: SiteFolder,
  kept: WrittenSettings,
  keys: Parameters<typeof restoreKeys>[0],
): Promise<void> {
  const places = await restoreKeys(keys, folder);
  const settings = new Map(kept);
  // The key is where a site looks for it by itself.
  for (const [name, place] of places) if (name !== 'siteKeyFile') settings.set(name, place);
  await replaceText(folder.settings, settingsText(settings));
}

async function requireNone(folder: SiteFolder): Promise<void> {
  const begun = await stat(folder.restoring).catch(() => undefined);
  if (begun === undefined && (await hasSite(folder))) {
    throw siteFolderErrors('taken', { folder: folder.root }, { target: folder.root });
  }
}
