import { sameName, type Profile } from '@hawser/core/identity/profiles';
import { hasSite, isHeld } from '@hawser/core/site/hold-site-folder';
import { readKeptAdmin } from '@hawser/core/site/kept-admin';
import { readRunningSite, type RunningSite } from '@hawser/core/site/running-site';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { type ShownSite, silentSite } from './shown-site.ts';

/** What a data folder tells of its site without asking it. */
export type LocalSite =
  | { readonly state: 'none' | 'stopped' | 'starting' }
  | { readonly state: 'running'; readonly running: RunningSite };

export async function localSite(folder: SiteFolder): Promise<LocalSite> {
  if (!(await hasSite(folder))) return { state: 'none' };
  if (!(await isHeld(folder))) return { state: 'stopped' };
  const running = await readRunningSite(folder.running);
  // One that was killed leaves its own behind, until the next is ready.
  return running === undefined || !isAlive(running.pid)
    ? { state: 'starting' }
    : { state: 'running', running };
}

/** Whether the profile is that of the administrator of the site in the folder. */
export async function belongsTo(folder: SiteFolder, { name, url }: Profile): Promise<boolean> {
  const admin = await readKeptAdmin(folder.admin).catch(() => undefined);
  return admin !== undefined && sameName(admin.profile, name) && admin.url === url;
}

/** The site of a folder as far as it is known without its answer; undefined where there is none. */
export function shownWithoutAnswer(
  folder: SiteFolder,
  local: LocalSite,
  trouble: string,
  now: number,
): ShownSite | undefined {
  const { state } = local;
  if (state === 'none') return undefined;
  if (state !== 'running') return silentSite({ state, dataFolder: folder.root });
  const { pid, url, version, started } = local.running;
  return silentSite({
    state: 'troubled',
    trouble: [trouble],
    url,
    version,
    started,
    uptimeSeconds: Math.max(0, Math.round((now - Date.parse(started)) / 1000)),
    dataFolder: folder.root,
    process: pid,
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
