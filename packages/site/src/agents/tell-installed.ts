import { policiesTopic } from '@hawser/core/api/contracts/agent-policies';
import { nameKey } from '../directory/names.ts';
import type { Store } from '../store/store.ts';
import { tellAgents } from './agent-change.ts';

/** Has devices ask for their policies again where a printer that they are to have comes, goes, or is renamed. */
export async function tellInstalled(
  store: Pick<Store, 'mutate'>,
  installed: readonly string[],
  names: readonly string[],
): Promise<void> {
  const wanted = new Set(installed.map(nameKey));
  if (!names.some((name) => wanted.has(nameKey(name)))) return;
  await tellAgents(async (mutation, input) => store.mutate(mutation, input), {
    topic: policiesTopic,
    role: 'device',
  });
}
