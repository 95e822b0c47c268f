import { allows, type Role } from '@hawser/core/identity/roles';
import type { Caller } from '../../access/caller.ts';

const ofPrinting: readonly Role[] = ['Printers.Use', 'Printers.Publish'];

/**
 * Refuses who has proved less than a rule wants of his role or of this service: the contracts here are for
 * whoever is known, agents too, and say nothing of roles. Who prints by a security descriptor, without a role,
 * proves as much as others who print.
 */
export async function requireProof(
  { kind, roles }: Caller,
  requireProofOf: (role: Role) => Promise<void>,
): Promise<void> {
  if (kind === 'agent') return;
  await requireProofOf(ofPrinting.find((each) => allows(roles, each)) ?? 'Printers.Use');
}
