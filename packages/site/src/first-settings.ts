import { stat } from 'node:fs/promises';
import { readText } from '@hawser/core/files/read-text';
import { replaceText } from '@hawser/core/files/replace-text';
import { settingsText, type WrittenSettings } from '@hawser/core/site/settings-text';
import type { SiteFolder } from '@hawser/core/site/site-folder';

/**
 * What keeps the settings of a first start, to be called once it has gone well: those of a start that
 * was refused would be taken over by the next one.
 */
export async function firstSettings(
  folder: SiteFolder,
  settings: WrittenSettings | undefined,
): Promise<() => Promise<void>> {
  // No start in this folder has come to its end yet.
  const isFirst = settings !== undefined && !(await isThere(folder.admin));
  return async () => {
    if (!isFirst || (await readText(folder.settings, { limit: 2 ** 20 })) !== undefined) return;
    await replaceText(folder.settings, settingsText(settings));
  };
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
