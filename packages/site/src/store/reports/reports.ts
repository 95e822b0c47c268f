import type { AnyReport } from '../report.ts';
import { directoryReports } from './directory/directory-reports.ts';
import { findClientCertificates } from './find-client-certificates.ts';
import { findEvents } from './find-events.ts';
import { findOperations } from './find-operations.ts';

/** Every report, by its name. */
export const reports: ReadonlyMap<string, AnyReport> = new Map(
  [...directoryReports, findClientCertificates, findEvents, findOperations].map((report) => [
    report.name,
    report,
  ]),
);
