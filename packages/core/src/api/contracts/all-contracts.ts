import * as agentPolicies from './agent-policies.ts';
import type { Contract } from '../contract.ts';
import * as accessRules from './access-rules.ts';
import * as administrators from './administrators.ts';
import * as agentChanges from './agent-changes.ts';
import * as agentRegistration from './agent-registration.ts';
import * as agents from './agents.ts';
import * as alerts from './alerts.ts';
import * as auditRecords from './audit-records.ts';
import * as backup from './backup.ts';
import * as certificates from './certificates.ts';
import * as clients from './clients.ts';
import * as cloudPrint from './cloud-print.ts';
import * as connectors from './connectors.ts';
import * as dataKeys from './data-keys.ts';
import * as discovery from './discovery.ts';
import * as directory from './directory.ts';
import * as grants from './grants.ts';
import * as groups from './groups.ts';
import * as health from './health.ts';
import * as openApi from './open-api.ts';
import * as operations from './operations.ts';
import * as printJobs from './print-jobs.ts';
import * as printerDevices from './printer-devices.ts';
import * as printUsage from './print-usage.ts';
import * as printers from './printers.ts';
import * as protectedResource from './protected-resource.ts';
import * as registrationTokens from './registration-tokens.ts';
import * as site from './site.ts';
import * as siteDirectories from './site-directories.ts';
import * as userProofs from './user-proofs.ts';
import * as users from './users.ts';

// A test holds that every file beside this one is here.
const files: readonly object[] = [
  accessRules,
  administrators,
  agentChanges,
  agentRegistration,
  agents,
  alerts,
  auditRecords,
  backup,
  certificates,
  clients,
  cloudPrint,
  agentPolicies,
  connectors,
  dataKeys,
  directory,
  discovery,
  grants,
  groups,
  health,
  openApi,
  operations,
  printJobs,
  printerDevices,
  printUsage,
  printers,
  protectedResource,
  registrationTokens,
  site,
  siteDirectories,
  userProofs,
  users,
];

/** Every call of the API. */
export const allContracts: readonly Contract[] = files
  .flatMap((file): unknown[] => Object.values(file))
  .flat()
  .filter(isContract);

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'role' in value;
}
