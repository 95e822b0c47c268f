import { clientDeaths } from './client-deaths.ts';
import { connectorDeaths } from './connector-deaths.ts';
import type { Death } from './death.ts';
import { printerDeaths } from './printer-deaths.ts';
import { siteDeaths } from './site-deaths.ts';

/** What becomes of a job when something dies, at each step: the table of the reference, and of tests. */
export const deaths: readonly Death[] = [
  ...clientDeaths,
  ...siteDeaths,
  ...connectorDeaths,
  ...printerDeaths,
];
