import type { AnyReport } from '../report.ts';
import { directoryReports } from './directory/directory-reports.ts';
import { discoveryReports } from './discovery/discovery-reports.ts';
import { findAgents } from './find-agents.ts';
import { findAlerts } from './find-alerts.ts';
import { findAuditChains } from './find-audit-chains.ts';
import { findAuditRecords } from './find-audit-records.ts';
import { findAvailablePrinters } from './find-available-printers.ts';
import { findCertificateEnds } from './find-certificate-ends.ts';
import { findCertificates } from './find-certificates.ts';
import { findClientCertificates } from './find-client-certificates.ts';
import { findEvents } from './find-events.ts';
import { findJobs } from './find-jobs.ts';
import { findOperations } from './find-operations.ts';
import { findPrintUsage } from './find-print-usage.ts';
import { findPrintJobs } from './find-print-jobs.ts';
import { findPrinters } from './find-printers.ts';
import { findRegistrationTokens } from './find-registration-tokens.ts';
import { findRevokedCertificates } from './find-revoked-certificates.ts';
import { findSubscriptions } from './find-subscriptions.ts';
import { findUnsealedRecords } from './find-unsealed-records.ts';
import { verifyAuditChain } from './verify-audit-chain.ts';

/** Every report, by its name. */
export const reports: ReadonlyMap<string, AnyReport> = new Map(
  [
    ...directoryReports,
    ...discoveryReports,
    findAgents,
    findAlerts,
    findAuditChains,
    findAuditRecords,
    findAvailablePrinters,
    findCertificateEnds,
    findCertificates,
    findClientCertificates,
    findEvents,
    findJobs,
    findOperations,
    findPrintUsage,
    findPrintJobs,
    findPrinters,
    findRegistrationTokens,
    findRevokedCertificates,
    findSubscriptions,
    findUnsealedRecords,
    verifyAuditChain,
  ].map((report) => [report.name, report]),
);
