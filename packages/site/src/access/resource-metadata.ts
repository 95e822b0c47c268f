import { getProtectedResource } from '@hawser/core/api/contracts/protected-resource';
import type { Routes } from '../server/routes.ts';

/** Tells anybody where he can sign in, so that a program needs to know no more than the site (RFC 9728). */
export function addResourceMetadata(
  routes: Routes,
  {
    publicUrl,
    issuers,
  }: { readonly publicUrl: () => string; readonly issuers: () => readonly string[] },
): void {
  routes.add(getProtectedResource, async () => ({
    resource: publicUrl(),
    authorization_servers: [...issuers()],
    bearer_methods_supported: ['header'],
  }));
}
