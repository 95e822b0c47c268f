import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { askServices } from '@hawser/core/api/public-endpoints';
import { currentProfile } from '@hawser/core/identity/profiles';

/** The services of the live site, for completion. */
export async function offeredServices({
  given,
  profile,
  signal,
}: CompletionQuery): Promise<readonly Candidate[]> {
  const site = await currentProfile(given.get('name') ?? profile);
  if (site === undefined) return [];
  const services = await askServices(site, signal);
  return services.map(({ name, version }) => ({ value: name, says: `version ${version}` }));
}
