import type { OperationName } from '../tables/operations.ts';

/**
 * Operations that do the same done twice as done once, besides all that only ask. What fetches a job gives
 * it away by Acknowledge-Job alone; that answers a repeat that the job is not fetchable, so it is not here.
 */
const harmless: ReadonlySet<string> = new Set<OperationName>([
  'Validate-Job',
  'Validate-Document',
  'Fetch-Job',
  'Fetch-Document',
  'Set-Job-Attributes',
  'Set-Document-Attributes',
  'Set-Printer-Attributes',
  'Set-System-Attributes',
  'Set-Resource-Attributes',
  'Register-Output-Device',
  'Update-Output-Device-Attributes',
  'Update-Active-Jobs',
  'Update-Job-Status',
  'Update-Document-Status',
  'Renew-Subscription',
  'Pause-Printer',
  'Resume-Printer',
  'Enable-Printer',
  'Disable-Printer',
  'Hold-New-Jobs',
  'Release-Held-New-Jobs',
]);

/** It takes what it gives away: an answer that is lost is gone. */
const takesAway = 'Get-Next-Document-Data';

/** Whether an operation may be sent again when nobody knows whether it was done. */
export function isRepeatable(operation: OperationName): boolean {
  if (harmless.has(operation)) return true;
  return /^(?:CUPS-)?Get-/.test(operation) && operation !== takesAway;
}
