import type { CompletionQuery } from '@hawser/command/declaration/parameter';
import { property } from '@hawser/command/output/columns';

/**
 * What a list of the site has, for whoever presses Tab. It is read by hand: to load what checks the
 * answers of a site takes half of the time that he waits for.
 */
export async function listedForCompletion(
  { profile, signal }: CompletionQuery,
  path: string,
): Promise<readonly unknown[]> {
  const { openSession } = await import('@hawser/command/invocation/session');
  const { signedInSite } = await import('./signed-in-site.ts');
  const { askSite } = await import('@hawser/core/api/site-request');
  const session = await openSession(profile === undefined ? {} : { profile }, process.env);
  const { status, text } = await askSite(await signedInSite(session), { path, signal });
  if (status !== 200) return [];
  const answer: unknown = JSON.parse(text);
  const items = Array.isArray(answer) ? answer : property(answer, 'items');
  return Array.isArray(items) ? items.map((item: unknown) => item) : [];
}
