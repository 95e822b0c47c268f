import type { PrinterAccess } from '@hawser/core/printing/access/printer-access';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import { mayServe } from './require-right.ts';

interface Looking {
  readonly caller: Caller;
  readonly access: PrinterAccess;
}

/** Whether a job is theirs, or they manage the documents of others. */
export function maySee(
  { caller, access }: Looking,
  { owner }: Pick<PrintJobTable, 'owner'>,
): boolean {
  return owner === caller.id || mayServe(caller) || access.manageDocuments;
}

/** Refuses who neither has printed a job nor manages the documents of others. */
export function requireSight(looking: Looking, job: Pick<PrintJobTable, 'owner'>): void {
  if (maySee(looking, job)) return;
  throw ippRefusals('client-error-not-authorized', { reason: 'somebody else has printed it' });
}

/** Refuses who has not printed a job, also where he looks after the printer. */
export function requireOwner(caller: Caller, { owner }: Pick<PrintJobTable, 'owner'>): void {
  if (owner === caller.id) return;
  throw ippRefusals('client-error-not-authorized', { reason: 'somebody else has printed it' });
}
