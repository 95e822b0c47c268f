import { flawless, readSiteSettings } from '@hawser/core/site/read-site-settings';
import { siteFolder } from '@hawser/core/site/site-folder';
import type { AdminAccess } from '../src/certificates/admin-access.ts';
import { startSite } from '../src/main.ts';
import type { Site, SiteOptions } from '../src/site-options.ts';

export interface SiteOfFolder {
  readonly site: Site;
  /** What its administrator got, where it is a first start. */
  readonly made: AdminAccess | undefined;
}

/** A site in this very process, which is no test where a process of its own is needed. */
export async function siteOfFolder(
  root: string,
  flags: Readonly<Record<string, string>> = {},
  options: Pick<SiteOptions, 'signIns' | 'clock'> = {},
): Promise<SiteOfFolder> {
  const folder = siteFolder(root);
  const given = { listen: '127.0.0.1:0', ...flags };
  const read = await readSiteSettings({
    flags: given,
    env: {},
    file: folder.settings,
    named: false,
  });
  let made: AdminAccess | undefined;
  const site = await startSite({
    ...options,
    folder,
    settings: flawless(read),
    version: '0.0.0',
    foreground: false,
    firstSettings: undefined,
    writtenSettings: async () => new Map(),
    report: () => undefined,
    administrator: {
      async keep(access) {
        made = access;
        return 'local';
      },
      has: async () => true,
      moved: async () => undefined,
    },
  });
  return { site, made };
}

/** A first start, and where and as who its administrator asks. */
export async function newSiteOfFolder(
  root: string,
  flags: Readonly<Record<string, string>> = {},
): Promise<{
  readonly site: Site;
  readonly address: {
    readonly url: string;
    readonly trustAnchor: string;
    readonly certificate: { readonly cert: string; readonly key: string };
  };
}> {
  const { site, made } = await siteOfFolder(root, flags);
  if (made === undefined) throw new Error('there is no admin certificate');
  const { url, authority: trustAnchor, certificate: cert, key } = made;
  return { site, address: { url, trustAnchor, certificate: { cert, key } } };
}
