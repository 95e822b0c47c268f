import type { Contract } from '../contract.ts';
import * as administrators from './administrators.ts';
import * as backup from './backup.ts';
import * as health from './health.ts';
import * as openApi from './open-api.ts';
import * as operations from './operations.ts';
import * as site from './site.ts';

// A test holds that every file beside this one is here.
const files: readonly object[] = [administrators, backup, health, openApi, operations, site];

/** Every call of the API. */
export const allContracts: readonly Contract[] = files
  .flatMap((file): unknown[] => Object.values(file))
  .flat()
  .filter(isContract);

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'role' in value;
}
