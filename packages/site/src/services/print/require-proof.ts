import { allows, type Role } from '@hawser/core/identity/roles';
import type { Caller } from '../../access/caller.ts';

const ofPrinting: readonly Role[] = ['Printers.Use', 'Printers.Publish'];

/**
 * Refuses who has proved less than a rule wants of his role or of this service: the contracts here are for
 * whoever is known, agents too, and say nothing of roles.
 */
export async function requireProof(
  { kind, roles }: Caller,
  requireRole: (role: Role) => Promise<void>,
): Promise<void> {
  if (kind === 'agent') return;
  const role = ofPrinting.find((each) => allows(roles, each));
  if (role !== undefined) await requireRole(role);
}
