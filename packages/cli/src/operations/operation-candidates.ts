import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { isFinished, type OperationState } from '@hawser/core/operations/operation-states';

/** So many as somebody looks through. */
const most = 50;

/** The operations of the site, those that were started last first, for whoever presses Tab. */
export async function anyOperation(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await operations(query, () => true);
}

/** Only those to which something can still happen. */
export async function unfinishedOperation(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await operations(query, (state) => !isFinished(state));
}

async function operations(
  { profile, signal }: CompletionQuery,
  isMeant: (state: OperationState) => boolean,
): Promise<readonly Candidate[]> {
  const { openSession } = await import('@hawser/command/invocation/session');
  const { signedInSite } = await import('../sites/signed-in-site.ts');
  const { callSite } = await import('@hawser/core/api/call-site');
  const { listOperations } = await import('@hawser/core/api/contracts/operations');
  const session = await openSession(profile === undefined ? {} : { profile }, process.env);
  const site = await signedInSite(session);
  const { items } = await callSite(site, listOperations, { query: { limit: most } }, { signal });
  return items
    .filter(({ state }) => isMeant(state))
    .map(({ id, title, state }) => ({ value: id, says: `${title}, ${state}` }));
}
