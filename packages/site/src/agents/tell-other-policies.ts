import { isDeepStrictEqual } from 'node:util';
import { policiesTopic } from '@hawser/core/api/contracts/agent-policies';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { Store } from '../store/store.ts';
import { tellAgents } from './agent-change.ts';

export interface ToldPolicies extends CloudPrint {
  readonly installed: readonly string[];
}

/** Has devices ask for their policies again where the settings make others of them. */
export async function tellOtherPolicies(
  change: Store['mutate'],
  before: ToldPolicies,
  now: ToldPolicies,
): Promise<void> {
  if (isDeepStrictEqual(before, now)) return;
  await tellAgents(change, { topic: policiesTopic, role: 'device' });
}
