import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { Caller } from '../../access/caller.ts';
import type { FoundPrintJob } from '../../store/reports/find-print-jobs.ts';
import type { Store } from '../../store/store.ts';
import { isPerson, type PrinterAccesses } from '../printer-accesses.ts';
import { namedPrintJob } from './named-print-job.ts';
import { printJobErrors } from './print-job-errors.ts';

export interface Looking {
  readonly store: Pick<Store, 'read'>;
  readonly accesses: PrinterAccesses;
}

export interface VisiblePrintJob {
  readonly job: FoundPrintJob;
  /** What the caller may do at its printer. */
  readonly access: PrinterAccess;
}

/** The job that somebody names: one of his own, or of a printer whose documents he manages. */
export async function visiblePrintJob(
  { store, accesses }: Looking,
  caller: Caller,
  named: string,
): Promise<VisiblePrintJob> {
  requirePerson(caller);
  const job = await namedPrintJob(store, named, caller.id);
  if (job !== undefined) {
    const access = await accesses.of(caller, job);
    if (job.owner === caller.id || access.manageDocuments) return { job, access };
  }
  // Whoever may not see it does not learn that it is there.
  throw printJobErrors('not-found', { job: named }, { target: named });
}

/** Refuses agents: what connectors may know of jobs they learn by IPP. */
export function requirePerson(caller: Caller): void {
  if (!isPerson(caller)) throw printJobErrors('no-person', { name: caller.name });
}
