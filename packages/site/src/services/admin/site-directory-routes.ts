import {
  addDirectory,
  getDirectory,
  listDirectories,
  removeDirectory,
  setDirectory,
} from '@hawser/core/api/contracts/site-directories';
import type { DirectorySources } from '../../directory-sync/directory-sources.ts';
import { removalKindName } from '../../directory-sync/removal-kind.ts';
import type { Operations } from '../../operations/open-operations.ts';
import type { Routes } from '../../server/routes.ts';
import { operationAnswer } from './operation-routes.ts';

export interface SiteDirectoryRouteOptions {
  readonly directorySources: DirectorySources;
  readonly operations: Pick<Operations, 'start'>;
}

/** Which directories on the premises the site reads, and how. */
export function addSiteDirectoryRoutes(
  routes: Routes,
  { directorySources: sources, operations }: SiteDirectoryRouteOptions,
): void {
  routes.add(listDirectories, async () => sources.all());
  routes.add(getDirectory, async ({ params }) => sources.get(params.name));
  routes.add(addDirectory, async ({ body: { name, ...given }, change }) =>
    sources.add(change, name, given),
  );
  routes.add(setDirectory, async ({ params: { name }, body, version, change }) =>
    sources.change(change, { name, version }, body),
  );
  routes.add(removeDirectory, async ({ params: { name }, version, caller, change }) => {
    await sources.beginRemoving(change, { name, version });
    const options = { startedBy: caller?.name ?? '', change };
    return operationAnswer(await operations.start(removalKindName, { directory: name }, options));
  });
}
