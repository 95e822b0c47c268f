import type { Contract } from '@hawser/core/api/contract';
import { accessErrors } from '../../access/access-errors.ts';
import type { Caller } from '../../access/caller.ts';
import { requestErrors } from '../../server/request-errors.ts';
import type { Asked } from '../../server/routes.ts';
import { requireProof } from './require-proof.ts';

/** Who asks something by IPP, before any of it is read; what he may ask depends on the operation. */
export async function letIn({
  caller,
  request,
  requireProofOf,
}: Pick<Asked<Contract>, 'caller' | 'request' | 'requireProofOf'>): Promise<Caller> {
  const type = request.headers['content-type'] ?? 'none';
  if (!/^application\/ipp(;|$)/i.test(type)) {
    throw requestErrors('wrong-type', { type: type.slice(0, 100) });
  }
  if (caller === undefined) throw accessErrors('open', {});
  await requireProof(caller, requireProofOf);
  return caller;
}
