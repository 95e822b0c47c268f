import { plannedPrintLimits } from '@hawser/core/site/planned-print-limits';

/** What holds where an administrator has taken all limits away. */
export const noPrintLimits = plannedPrintLimits({
  printJobMegabytes: 0,
  printJobDocuments: 0,
  printJobsPerPrinter: 0,
  printJobsPerUserOfPrinter: 0,
  printJobsPerUser: 0,
  printMegabytesPerUser: 0,
});
