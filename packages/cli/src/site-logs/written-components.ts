import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { logComponents } from '@hawser/core/site/logs/log-files';
import { defaultSiteFolder } from '@hawser/core/site/site-folder';

/** The components that have written a log, for completion. */
export async function writtenComponents({ given }: CompletionQuery): Promise<readonly Candidate[]> {
  const components = await logComponents(given.get('folder') ?? defaultSiteFolder().logs);
  return components.map((value) => ({ value }));
}
