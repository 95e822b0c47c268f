import type { ServiceName } from '@hawser/core/api/service-names';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Routes } from '../server/routes.ts';

/** A part of the site that answers for itself. */
export interface Service {
  readonly name: ServiceName;
  /** Of what it speaks, not of the program. */
  readonly version: string;
  /** What callers may want to know that it can do. */
  readonly capabilities?: readonly string[];
  addRoutes(routes: Routes): void;
  /** Tries it from end to end as a caller would; says what was found, or throws what is wrong. */
  probe(site: SiteAddress, signal: AbortSignal): Promise<string>;
}
