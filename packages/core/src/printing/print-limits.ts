/** What a printer takes, and for how long it keeps it. Where there is no limit it is Infinity. */
export interface PrintLimits {
  /** Of the documents of one job, as they are sent. */
  readonly jobBytes: number;
  readonly documents: number;
  /** Jobs of a printer that are not over: of all, and of one user. */
  readonly openJobs: number;
  readonly openJobsOfUser: number;
  /** Jobs of one user that are not over, at all printers. */
  readonly openJobsOfUserEverywhere: number;
  /** Of documents of one user that are kept, at all printers. */
  readonly keptBytesOfUser: number;
  /** Of one user within a day, at all printers. */
  readonly jobsOfUserADay: number;
  readonly bytesOfUserADay: number;
  /** How long documents of a job that is over are kept, where the job does not say it; and at most. */
  readonly retainSeconds: number;
  readonly mostRetainSeconds: number;
}

/** What one printer has otherwise than the rest of the site, as administrators say it; 0 is no limit. */
export interface PrinterLimits {
  readonly jobMegabytes?: number;
  readonly documentsPerJob?: number;
  readonly openJobs?: number;
  readonly openJobsOfUser?: number;
  readonly retainHours?: number;
  readonly mostRetainHours?: number;
}

const megabyte = 1024 * 1024;
const secondsOfHour = 3600;

/** What holds for a printer. */
export function limitsOfPrinter(site: PrintLimits, own: PrinterLimits): PrintLimits {
  const given = <Set>(
    set: Set | undefined,
    read: (set: Set) => number,
    otherwise: number,
  ): number => (set === undefined ? otherwise : read(set));
  const mostRetainSeconds = given(own.mostRetainHours, secondsOf, site.mostRetainSeconds);
  const retainSeconds = given(own.retainHours, secondsOf, site.retainSeconds);
  return {
    ...site,
    jobBytes: given(own.jobMegabytes, bytesOf, site.jobBytes),
    documents: given(own.documentsPerJob, mostOf, site.documents),
    openJobs: given(own.openJobs, mostOf, site.openJobs),
    openJobsOfUser: given(own.openJobsOfUser, mostOf, site.openJobsOfUser),
    retainSeconds: Math.min(retainSeconds, mostRetainSeconds),
    mostRetainSeconds,
  };
}

/** A limit as it is set, where 0 stands for none. */
export function mostOf(set: number): number {
  return set === 0 ? Infinity : set;
}

export function bytesOf(megabytes: number): number {
  return mostOf(megabytes) * megabyte;
}

export function secondsOf(hours: number): number {
  return hours * secondsOfHour;
}
