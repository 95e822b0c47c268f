import type { PrintLimits } from '@hawser/core/printing/print-limits';
import { ippRefusals } from './ipp-refusals.ts';

/** What there would be with what somebody wants to print. */
export interface Room {
  /** Jobs of the printer that are not over, and how many of them are his. */
  readonly open: number;
  readonly openOfUser: number;
  /** His at all printers. */
  readonly openOfUserEverywhere: number;
  readonly keptBytes: number;
}

const megabyte = 1024 * 1024;

export function shownMegabytes(bytes: number): string {
  return `${Math.round((bytes / megabyte) * 1000) / 1000} MB`;
}

/** Refuses a job where the printer, or who prints it, has as much as may be. */
export function requireRoom(
  room: Room,
  limits: PrintLimits,
  { name }: { readonly name: string },
): void {
  if (room.open > limits.openJobs) {
    throw tooMany(
      `the printer ${name} has as many jobs to print as it may have, ${limits.openJobs}`,
    );
  }
  if (room.openOfUser > limits.openJobsOfUser) {
    const most = limits.openJobsOfUser;
    throw tooMany(`you have as many jobs at the printer ${name} as anybody may have, ${most}`);
  }
  if (room.openOfUserEverywhere > limits.openJobsOfUserEverywhere) {
    const most = limits.openJobsOfUserEverywhere;
    throw tooMany(`you have as many jobs at all printers together as anybody may have, ${most}`);
  }
  requireKeptRoom(room.keptBytes, limits);
}

/** Refuses documents of somebody who has very much here already. */
export function requireKeptRoom(bytes: number, { keptBytesOfUser: most }: PrintLimits): void {
  if (bytes <= most) return;
  throw reached(`your documents here would be more than ${shownMegabytes(most)} together`);
}

/** Refuses what is more than somebody may print within a day. */
export function requireDailyRoom(
  use: { readonly jobs: number; readonly octets: number },
  { jobsOfUserADay, bytesOfUserADay }: PrintLimits,
): void {
  if (use.jobs > jobsOfUserADay) {
    throw reached(`you have printed ${jobsOfUserADay} jobs within 24 hours`);
  }
  if (use.octets > bytesOfUserADay) {
    throw reached(`it would be more than ${shownMegabytes(bytesOfUserADay)} within 24 hours`);
  }
}

/** Whether it is counted what somebody prints within a day. */
export function isCountedDaily({ jobsOfUserADay, bytesOfUserADay }: PrintLimits): boolean {
  return jobsOfUserADay !== Infinity || bytesOfUserADay !== Infinity;
}

export function requireJobSize(bytes: number, { jobBytes: most }: PrintLimits): void {
  if (bytes <= most) return;
  const limit = shownMegabytes(most);
  throw ippRefusals('client-error-request-entity-too-large', { name: 'The job', limit });
}

export function requireFewDocuments(documents: number, { documents: most }: PrintLimits): void {
  if (documents > most) throw ippRefusals('server-error-too-many-documents', { most });
}

// For either it is the status that PWG 5100.5, 13.1 has for the capacity of a printer and for what a user may.
function tooMany(reason: string): Error {
  return ippRefusals('server-error-too-many-jobs', { reason });
}

function reached(reason: string): Error {
  return ippRefusals('client-error-account-limit-reached', { reason });
}
