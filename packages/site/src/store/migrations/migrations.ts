import { siteEventSmallBlob } from './0001-site-event-small-blob.ts';
import { replica } from './0002-replica.ts';
import { sealedSecretClientCertificate } from './0003-sealed-secret-client-certificate.ts';
import { operation } from './0004-operation.ts';
import { directory } from './0005-directory.ts';
import { keyedRequest } from './0006-keyed-request.ts';
import { directoryClientName } from './0007-directory-client-name.ts';
import { audit } from './0008-audit.ts';
import { directoryProof } from './0009-directory-proof.ts';
import { accessRule } from './0010-access-rule.ts';
import { oidcRecord } from './0011-oidc-record.ts';
import { agent } from './0012-agent.ts';
import { directorySource } from './0013-directory-source.ts';
import { auditRecordMac } from './0014-audit-record-mac.ts';
import { directorySourceState } from './0015-directory-source-state.ts';
import { auditTargetName } from './0016-audit-target-name.ts';
import { certificate } from './0017-certificate.ts';
import { alert } from './0018-alert.ts';
import { printer } from './0019-printer.ts';
import { printJob } from './0020-print-job.ts';
import { printSubscription } from './0021-print-subscription.ts';
import { securityDescriptor } from './0022-security-descriptor.ts';
import { listedPrinter } from './0023-listed-printer.ts';
import { connector } from './0024-connector.ts';
import { printJobHop } from './0025-print-job-hop.ts';
import { agentGone } from './0026-agent-gone.ts';
import { printerPausedBy } from './0027-printer-paused-by.ts';
import { printJobClientUuid } from './0028-print-job-client-uuid.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  siteEventSmallBlob,
  replica,
  sealedSecretClientCertificate,
  operation,
  directory,
  keyedRequest,
  directoryClientName,
  audit,
  directoryProof,
  accessRule,
  oidcRecord,
  agent,
  directorySource,
  auditRecordMac,
  directorySourceState,
  auditTargetName,
  certificate,
  alert,
  printer,
  printJob,
  printSubscription,
  securityDescriptor,
  listedPrinter,
  connector,
  printJobHop,
  agentGone,
  printerPausedBy,
  printJobClientUuid,
];
