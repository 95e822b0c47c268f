import type { SiteAddress } from '@hawser/core/api/site-request';
import type { SiteServiceName } from '@hawser/core/site/site-services';
import type { Routes } from '../server/routes.ts';

/** A part of the site that answers for itself. */
export interface Service {
  readonly name: SiteServiceName;
  /** Of what it speaks, not of the program. */
  readonly version: string;
  addRoutes(routes: Routes): void;
  /** Tries it from end to end as a caller would; says what was found, or throws what is wrong. */
  probe(site: SiteAddress, signal: AbortSignal): Promise<string>;
}
