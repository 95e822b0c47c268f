import { getProtectedResource } from '@hawser/core/api/contracts/protected-resource';
import type { Routes } from '../server/routes.ts';
import type { Access } from './open-access.ts';

/** Tells anybody where he can sign in, so that a program needs to know no more than the site (RFC 9728). */
export function addResourceMetadata(
  routes: Routes,
  {
    publicUrl,
    access,
  }: { readonly publicUrl: () => string; readonly access: Pick<Access, 'issuers'> },
): void {
  routes.add(getProtectedResource, async () => ({
    resource: publicUrl(),
    authorization_servers: [...access.issuers()],
    bearer_methods_supported: ['header'],
  }));
}
