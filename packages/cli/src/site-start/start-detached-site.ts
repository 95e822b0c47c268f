import { type DetachedStart, startDetached } from '@hawser/command/detached/start-detached';
import { isHeld, prepareSiteFolder } from '@hawser/core/site/hold-site-folder';
import type { RunningSite } from '@hawser/core/site/running-site';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { siteProcessErrors } from '../sites/site-process-errors.ts';
import { siteNodeOptions } from './site-node-options.ts';

/** What a site tells the process that has started it. */
export interface ReadySite {
  readonly running: RunningSite;
  readonly profile: string | null;
}

type Start = Pick<DetachedStart, 'words' | 'env' | 'signal' | 'takeSignals' | 'report'>;

/** Starts the site in a process of its own, and comes back when it answers. */
export async function startDetachedSite(
  folder: SiteFolder,
  { words, ...start }: Start,
): Promise<ReadySite> {
  const { root, output } = folder;
  await prepareSiteFolder(root);
  return await startDetached<ReadySite>({
    ...start,
    words: ['start-site', ...words],
    nodeOptions: siteNodeOptions,
    folder: root,
    output,
    isThere: async () => isHeld(folder),
    stopped: () => siteProcessErrors('start-stopped', { folder: root }, { target: root }),
    ended: (ending) => siteProcessErrors('not-started', { ending, output }, { target: output }),
  });
}
