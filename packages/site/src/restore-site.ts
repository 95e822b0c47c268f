import { rm, stat } from 'node:fs/promises';
import { systemClock } from '@hawser/core/clock';
import { replaceText } from '@hawser/core/files/replace-text';
import type { Secret } from '@hawser/core/secret';
import { hasSite, holdSiteFolder } from '@hawser/core/site/hold-site-folder';
import { flawless, settingsFrom, writtenSettings } from '@hawser/core/site/read-site-settings';
import { settingsText, type WrittenSettings } from '@hawser/core/site/settings-text';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteFolderErrors } from '@hawser/core/site/site-folder-errors';
import { planOf } from '@hawser/core/site/site-plan';
import { restoreKeys } from './backup/kept-keys.ts';
import type { OnProgress } from './backup/progress.ts';
import { readBackupSettings } from './backup/read-settings.ts';
import { type Restored, restoreBackup } from './backup/restore-backup.ts';
import { databaseUrl, openLargeBlobs } from './open-keeping.ts';

export interface SiteRestoring {
  readonly path: string;
  readonly folder: SiteFolder;
  /** Settings of the new machine, which come before those in the backup. */
  readonly chosen: Readonly<Record<string, string | undefined>>;
  readonly keyPassword: Secret | undefined;
  readonly signal: AbortSignal;
  readonly progress: OnProgress;
}

/** Those that name files of the old machine, which are not on this one. */
const ofOldMachine = ['siteKeyFile', 'certificateFile', 'certificateKeyFile', 'logFolder'];

/** Makes a site of a backup in a data folder where there is none. */
export async function restoreSite(restoring: SiteRestoring): Promise<Restored> {
  const { path, folder, chosen, keyPassword: password, signal, progress } = restoring;
  const held = await holdSiteFolder(folder);
  try {
    await requireNone(folder);
    const inBackup = await readBackupSettings(path, signal);
    const sources = { flags: chosen, env: {}, file: `the settings in ${path}` };
    const read = await settingsFrom(inBackup, sources);
    const kept = new Map(writtenSettings(read, ['flag', 'file']));
    for (const name of ofOldMachine) kept.delete(name);
    const plan = planOf(folder, flawless(await settingsFrom(settingsText(kept), sources)));
    await replaceText(folder.restoring, '');
    const blobs = await openLargeBlobs(plan, systemClock);
    try {
      const restored = await restoreBackup({
        path,
        database: await databaseUrl(plan),
        blobs,
        password,
        clock: systemClock,
        signal,
        progress,
        verified: async ({ keys }) => await writeFiles(folder, kept, keys ?? []),
      });
      await rm(folder.restoring, { force: true });
      return restored;
    } finally {
      await blobs.close();
    }
  } finally {
    await held.release();
  }
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
