import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type SiteAddress, type SiteAnswer, askSite } from '@hawser/core/api/site-request';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { AdminAccess } from '../src/certificates/admin-access.ts';
import { siteOfFolder } from './site-of-folder.ts';
import type { Site, SiteOptions } from '../src/site-options.ts';
import { temporaryFolder } from './store/temporary-folder.ts';
import { usedSite } from './used-site.ts';

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
  /** With an authority of its own, which no other site of the tests has. */
  readonly isNew?: boolean;
  /** Is waited for when something is done, before who has asked for it is told; with the headers of that. */
  readonly beforeAnswer?: (headers: Readonly<Record<string, unknown>>) => Promise<void>;
}

export async function startedSite(
  flags: Readonly<Record<string, string>> = {},
  { isNew = false, beforeAnswer, ...options }: StartedSiteOptions = {},
): Promise<StartedSite> {
  // What is in a database of its own, or made at another time, is not what another site has made.
  const isOther = isNew || 'database' in flags || options.clock !== undefined;
  const used = isOther ? undefined : await usedSite(firstStart);
  const root = used?.root ?? (await temporaryFolder());
  const routes: string[] = [];
  // The composition shows its app to nobody; fastify tells of each that is made.
  const watch = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url}`);
    });
    if (beforeAnswer !== undefined) {
      fastify.addHook('onSend', async ({ headers }) => beforeAnswer(headers));
    }
  };
  subscribe('fastify.initialization', watch);
  const { site, made } = await siteOfFolder(root, flags, options).finally(() =>
    unsubscribe('fastify.initialization', watch),
  );
  onTestFinished(async () => site.stop());
  const access = made ?? used?.admin;
  if (access === undefined) throw new Error('there is no admin certificate');
  const admin = { ...access, url: site.running.certificateUrl };
  const { url, authority: trustAnchor, certificate: cert, key } = admin;
  return {
    site,
    root,
    admin,
    address: { url, trustAnchor, certificate: { cert, key } },
    routes,
  };
}

async function firstStart(root: string): Promise<AdminAccess> {
  const { site, made } = await siteOfFolder(root);
  await site.stop();
  if (made === undefined) throw new Error('there is no admin certificate');
  return made;
}

/** What a route answers; a parameter of its path stands as it is. */
export async function askRoute(site: SiteAddress, route: string): Promise<SiteAnswer> {
  const [method = '', path = ''] = route.split(' ');
  const signal = AbortSignal.timeout(15_000);
  // HEAD is asked for as what it is, whatever the client's type says.
  return await askSite(site, { method: method as 'GET', path, signal });
}
