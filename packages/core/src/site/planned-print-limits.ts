import { bytesOf, mostOf, type PrintLimits, secondsOf } from '../printing/print-limits.ts';
import type { GivenSiteSettings } from './site-settings.ts';

/** What holds for all printers of a site that have nothing else of their own. */
export function plannedPrintLimits(given: GivenSiteSettings): PrintLimits {
  const mostRetainSeconds = secondsOf(given.printMostRetainHours ?? 168);
  return {
    jobBytes: bytesOf(given.printJobMegabytes ?? 4096),
    documents: mostOf(given.printJobDocuments ?? 1000),
    openJobs: mostOf(given.printJobsPerPrinter ?? 10_000),
    openJobsOfUser: mostOf(given.printJobsPerUserOfPrinter ?? 1000),
    openJobsOfUserEverywhere: mostOf(given.printJobsPerUser ?? 2000),
    keptBytesOfUser: bytesOf(given.printMegabytesPerUser ?? 20_480),
    jobsOfUserADay: mostOf(given.printDailyJobsPerUser ?? 0),
    bytesOfUserADay: bytesOf(given.printDailyMegabytesPerUser ?? 0),
    retainSeconds: Math.min(secondsOf(given.printRetainHours ?? 0), mostRetainSeconds),
    mostRetainSeconds,
  };
}
