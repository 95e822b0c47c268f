import { property } from '@hawser/command/output/columns';
import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import {
  isFinished,
  type OperationState,
  operationStates,
} from '@hawser/core/operations/operation-states';

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
  const { askSite } = await import('@hawser/core/api/site-request');
  const session = await openSession(profile === undefined ? {} : { profile }, process.env);
  const site = await signedInSite(session);
  const path = `/admin/v1/operations?limit=${most}`;
  const { status, text } = await askSite(site, { method: 'GET', path, signal });
  return (status === 200 ? operationsIn(text) : [])
    .filter(({ state }) => isMeant(state))
    .map(({ id, title, state }) => ({ value: id, says: `${title}, ${state}` }));
}

interface Offered {
  readonly id: string;
  readonly title: string;
  readonly state: OperationState;
}

/**
 * Read by hand: to load what checks the answers of a site takes half of the time that somebody who
 * presses Tab waits for.
 */
function operationsIn(text: string): readonly Offered[] {
  const answer: unknown = JSON.parse(text);
  const items = property(answer, 'items');
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown): readonly Offered[] => {
    const [id, title] = [property(item, 'id'), property(item, 'title')];
    const state = operationStates.find((each) => each === property(item, 'state'));
    if (typeof id !== 'string' || typeof title !== 'string' || state === undefined) return [];
    return [{ id, title, state }];
  });
}
