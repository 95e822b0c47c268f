import { fileURLToPath } from 'node:url';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { withoutPassword } from '@hawser/core/site/without-password';

export interface RestoredPlaces {
  readonly database: string;
  readonly blobs: string;
}

/** Where a site is restored into: its data folder, unless another place was named. */
export async function restoredPlaces(
  folder: SiteFolder,
  chosen: Readonly<Record<string, string | undefined>>,
): Promise<RestoredPlaces> {
  const { flawless, settingsFrom } = await import('@hawser/core/site/read-site-settings');
  const { planOf } = await import('@hawser/core/site/site-plan');
  const read = await settingsFrom('', { flags: chosen, env: {}, file: folder.settings });
  const { database, blobs } = planOf(folder, flawless(read));
  return { database: shown(database), blobs: shown(blobs) };
}

function shown(place: URL): string {
  return place.protocol === 'file:' ? fileURLToPath(place) : withoutPassword(place.href);
}
