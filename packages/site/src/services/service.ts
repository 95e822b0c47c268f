import type { Routes } from '../server/routes.ts';

/** A part of the site that answers for itself. */
export interface Service {
  readonly name: string;
  /** Of what it speaks, not of the program. */
  readonly version: string;
  addRoutes(routes: Routes): void;
}
