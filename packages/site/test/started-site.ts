import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type SiteAddress, type SiteAnswer, askSite } from '@hawser/core/api/site-request';
import { readSiteSettings, flawless } from '@hawser/core/site/read-site-settings';
import { siteFolder } from '@hawser/core/site/site-folder';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { AdminAccess } from '../src/certificates/admin-access.ts';
import { startSite } from '../src/main.ts';
import type { Site, SiteOptions } from '../src/site-options.ts';
import { temporaryFolder } from './store/temporary-folder.ts';

/** A whole site in the process of the test. */
export interface StartedSite {
  readonly site: Site;
  readonly root: string;
  readonly admin: AdminAccess;
  readonly address: SiteAddress & Required<Pick<SiteAddress, 'trustAnchor' | 'certificate'>>;
  /** All that it answers, as `METHOD /path`. */
  readonly routes: readonly string[];
}

export interface StartedSiteOptions extends Pick<SiteOptions, 'signIns' | 'clock'> {
  /** Of a site that ran before. */
  readonly root?: string;
}

export async function startedSite(
  flags: Readonly<Record<string, string>> = {},
  { root: before, ...options }: StartedSiteOptions = {},
): Promise<StartedSite> {
  const root = before ?? (await temporaryFolder());
  const file = siteFolder(root).settings;
  const given = { listen: '127.0.0.1:0', ...flags };
  const read = await readSiteSettings({ flags: given, env: {}, file, named: false });
  const routes: string[] = [];
  // The composition shows its app to nobody; fastify tells of each that is made.
  const watch = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url}`);
    });
  };
  subscribe('fastify.initialization', watch);
  let admin: AdminAccess | undefined;
  const site = await startSite({
    ...options,
    folder: siteFolder(root),
    settings: flawless(read),
    version: '0.0.0',
    foreground: false,
    firstSettings: undefined,
    writtenSettings: async () => new Map(),
    report: () => undefined,
    administrator: {
      async keep(access) {
        admin = access;
        return 'local';
      },
      has: async () => true,
      moved: async () => undefined,
    },
  }).finally(() => unsubscribe('fastify.initialization', watch));
  onTestFinished(async () => site.stop());
  if (admin === undefined) throw new Error('there is no admin certificate');
  const { url, authority: trustAnchor, certificate: cert, key } = admin;
  return {
    site,
    root,
    admin,
    address: { url, trustAnchor, certificate: { cert, key } },
    routes,
  };
}

/** What a route answers; a parameter of its path stands as it is. */
export async function askRoute(site: SiteAddress, route: string): Promise<SiteAnswer> {
  const [method = '', path = ''] = route.split(' ');
  const signal = AbortSignal.timeout(15_000);
  // HEAD is asked for as what it is, whatever the client's type says.
  return await askSite(site, { method: method as 'GET', path, signal });
}
