import type Provider from 'oidc-provider';
import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { isClientSecret } from '../../directory/client-secret.ts';
import type { Audit } from '../../audit/audit.ts';
import type { SiteKey } from '../../site-key/site-key.ts';
import type { Store } from '../../store/store.ts';
import { tellDevicePace } from './device-pace.ts';
import { isOfProvider } from './is-of-provider.ts';
import { directoryPath } from './directory-paths.ts';
import { loadOidcProvider } from './load-oidc-provider.ts';
import { providerConfiguration } from './provider-configuration.ts';
import { replaceForeignPage, showFailed } from './provider-pages.ts';
import { ClientAdapter } from './client-adapter.ts';
import { RecordAdapter } from './record-adapter.ts';
import { sharedKeys } from './shared-keys.ts';
import { tellOfPrograms } from './program-trail.ts';
import { signInPolicy } from './sign-in-policy.ts';
import type { SignIns } from './sign-ins.ts';

export interface ProviderOptions {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
  readonly log: Log;
  readonly signIns: SignIns;
  readonly audit: Audit;
}

/** An identity provider for an address of the site and a period of its keys. */
export async function openProvider(
  { store, siteKey, clock, log, signIns, audit }: ProviderOptions,
  { url, period }: { readonly url: string; readonly period: number },
): Promise<Provider> {
  const { Provider: OidcProvider, errors, interactionPolicy } = await loadOidcProvider();
  const issuer = url + directoryPath;
  const keeping = { store, siteKey, clock, errors };
  const clients = new ClientAdapter(store);
  const provider = new OidcProvider(
    issuer,
    providerConfiguration({
      audience: url,
      store,
      keys: await sharedKeys(period, { store, siteKey }),
      adapter: (model) => (model === 'Client' ? clients : new RecordAdapter(model, keeping)),
      policy: signInPolicy(interactionPolicy, signIns),
      errors,
    }),
  );
  // What is kept of a secret is its hash.
  provider.Client.prototype.compareClientSecret = function compare(given: string): boolean {
    return isClientSecret(this.clientSecret ?? '', given);
  };
  provider.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (!isOfProvider(ctx) || !(error instanceof Error)) throw error;
      // Koa would write it to standard error, which nobody bounds, and answer without a page.
      ctx.status = 500;
      provider.emit('server_error', ctx, error);
      return showFailed(ctx);
    }
    if (isOfProvider(ctx)) replaceForeignPage(ctx);
  });
  tellDevicePace(provider);
  tellOfPrograms(provider, audit);
  provider.on('server_error', (ctx, error) => {
    log.error({ err: error, path: ctx.path }, 'a sign-in failed');
    if (error instanceof HawserError && error.status === 503) {
      ctx.status = 503;
      ctx.set('retry-after', '2');
    }
  });
  return provider;
}
