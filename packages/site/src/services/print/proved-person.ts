import type { Contract } from '@hawser/core/api/contract';
import { accessErrors } from '../../access/access-errors.ts';
import type { Caller } from '../../access/caller.ts';
import type { Asked } from '../../server/routes.ts';
import { requireProof } from './require-proof.ts';

/** Who asks without IPP has proved as much as those who print by it. */
export async function provedPerson({
  caller,
  requireProofOf,
}: Pick<Asked<Contract>, 'caller' | 'requireProofOf'>): Promise<Caller> {
  if (caller === undefined) throw accessErrors('open', {});
  await requireProof(caller, requireProofOf);
  return caller;
}
