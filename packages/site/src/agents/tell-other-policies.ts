import { isDeepStrictEqual } from 'node:util';
import { policiesTopic } from '@hawser/core/api/contracts/agent-policies';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { Store } from '../store/store.ts';
import { tellAgents } from './agent-change.ts';

/** Has devices ask for their policies again where the settings make others of them. */
export async function tellOtherPolicies(
  change: Store['mutate'],
  before: CloudPrint,
  now: CloudPrint,
): Promise<void> {
  if (isDeepStrictEqual(before, now)) return;
  await tellAgents(change, { topic: policiesTopic, role: 'device' });
}
