import { allows } from '@hawser/core/identity/roles';
import type { Caller } from '../../../access/caller.ts';
import { ippRefusals } from '../../../printing/ipp-refusals.ts';

export function mayPublish({ kind, roles }: Caller): boolean {
  return kind !== 'agent' && allows(roles, 'Printers.Publish');
}

/** Refuses who may not make and remove printers. */
export function requirePublisher(caller: Caller): void {
  if (mayPublish(caller)) return;
  const reason = 'it needs the role Printers.Publish';
  throw ippRefusals('client-error-forbidden', { name: caller.name, reason });
}
