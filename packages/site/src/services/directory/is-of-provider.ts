import type { KoaContextWithOIDC } from 'oidc-provider';

/** Whether a request was for one of the routes of the provider. */
export function isOfProvider(ctx: object): ctx is KoaContextWithOIDC {
  return 'oidc' in ctx;
}
