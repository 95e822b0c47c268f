import { allows } from '@hawser/core/identity/roles';
import type { Caller } from '../../access/caller.ts';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import type { PrintJobTable } from '../../store/tables/print-job.ts';
import { mayServe } from './require-right.ts';

/** Whether a job is theirs, or they look after the printer. */
export function maySee(caller: Caller, { owner }: Pick<PrintJobTable, 'owner'>): boolean {
  return owner === caller.id || mayServe(caller) || allows(caller.roles, 'Printers.Publish');
}

/** Refuses who neither has printed a job nor looks after the printer. */
export function requireSight(caller: Caller, job: Pick<PrintJobTable, 'owner'>): void {
  if (maySee(caller, job)) return;
  throw ippRefusals('client-error-not-authorized', { reason: 'somebody else has printed it' });
}

/** Refuses who has not printed a job, also where he looks after the printer. */
export function requireOwner(caller: Caller, { owner }: Pick<PrintJobTable, 'owner'>): void {
  if (owner === caller.id) return;
  throw ippRefusals('client-error-not-authorized', { reason: 'somebody else has printed it' });
}
