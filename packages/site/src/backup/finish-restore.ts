import { stat } from 'node:fs/promises';
import { systemClock } from '@hawser/core/clock';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { openStore } from '../store/open-store.ts';
import { type Examined, examineBackup } from './examine-backup.ts';
import type { Restored } from './restore-backup.ts';

export interface Unfinished {
  readonly path: string;
  readonly folder: SiteFolder;
  /** Its address. */
  readonly database: string;
  readonly signal: AbortSignal;
}

/**
 * What a restore has come to that was cut short after its last step, in which the whole database
 * appears at once: it is finished. Undefined where the database holds something else.
 */
export async function finishedRestore({
  path,
  folder,
  database,
  signal,
}: Unfinished): Promise<Restored | undefined> {
  const examined: Examined = await examineBackup(path, { signal });
  const store = await openStore({ url: database, clock: systemClock });
  const { id } = store.site;
  await store.close();
  const { header, totals, settings } = examined;
  if (id !== header.site.id) return undefined;
  const hasKey = (await stat(folder.key).catch(() => undefined)) !== undefined;
  return {
    header,
    totals,
    settings,
    keys: hasKey ? [] : undefined,
    missing: { keys: hasKey ? [] : header.keys.names, blobs: 0, blobNames: [] },
  };
}
