import {
  addDirectory,
  getDirectory,
  listDirectories,
  removeDirectory,
  setDirectory,
} from '@hawser/core/api/contracts/site-directories';
import type { DirectorySources } from '../../directory-sync/directory-sources.ts';
import type { Routes } from '../../server/routes.ts';

export interface SiteDirectoryRouteOptions {
  readonly directorySources: DirectorySources;
}

/** Which directories on the premises the site reads, and how. */
export function addSiteDirectoryRoutes(
  routes: Routes,
  { directorySources: sources }: SiteDirectoryRouteOptions,
): void {
  routes.add(listDirectories, async () => sources.all());
  routes.add(getDirectory, async ({ params }) => sources.get(params.name));
  routes.add(addDirectory, async ({ body: { name, ...given }, change }) =>
    sources.add(change, name, given),
  );
  routes.add(setDirectory, async ({ params: { name }, body, version, change }) =>
    sources.change(change, { name, version }, body),
  );
  routes.add(removeDirectory, async ({ params: { name }, version, change }) => {
    await sources.remove(change, { name, version });
    return undefined;
  });
}
