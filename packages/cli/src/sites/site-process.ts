import { codeOf } from '@hawser/core/files/file-errors';
import { isHeld } from '@hawser/core/site/hold-site-folder';
import { processStart } from '@hawser/core/site/process-start';
import { readRunningSite, type RunningSite } from '@hawser/core/site/running-site';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteProcessErrors } from './site-process-errors.ts';

/** The site that runs in a data folder on this machine. */
export async function runningSiteIn(folder: SiteFolder): Promise<RunningSite> {
  const target = { target: folder.root };
  if (!(await isHeld(folder))) {
    throw siteProcessErrors('not-running', { folder: folder.root }, target);
  }
  const running = await readRunningSite(folder.running);
  if (running?.processStart !== undefined && processStart(running.pid) !== running.processStart) {
    const { host } = running;
    throw siteProcessErrors('elsewhere', { folder: folder.root, host }, target);
  }
  if (running !== undefined) return running;
  throw siteProcessErrors('still-starting', { folder: folder.root }, target);
}

/** What a site can be told to do. */
const signals = {
  stop: 'SIGTERM',
  'end at once': 'SIGKILL',
  'read its settings again': 'SIGHUP',
} as const;

/** Tells the process of a site to do something. */
export function tellSite(what: keyof typeof signals, pid: number, { root }: SiteFolder): void {
  try {
    process.kill(pid, signals[what]);
  } catch (error) {
    const reason =
      codeOf(error) === 'ESRCH'
        ? 'there is no such process on this machine'
        : 'your user may not do that';
    const values = { pid, folder: root, what, reason };
    throw siteProcessErrors('not-reached', values, { target: root, cause: error });
  }
}
