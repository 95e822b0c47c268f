import { property } from '@hawser/command/output/columns';
import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import {
  isFinished,
  type OperationState,
  operationStates,
} from '@hawser/core/operations/operation-states';
import { listedForCompletion } from '../sites/listed-for-completion.ts';

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
  query: CompletionQuery,
  isMeant: (state: OperationState) => boolean,
): Promise<readonly Candidate[]> {
  const found = await listedForCompletion(query, `/admin/v1/operations?limit=${most}`);
  return found.flatMap((item): readonly Candidate[] => {
    const [id, title] = [property(item, 'id'), property(item, 'title')];
    const state = operationStates.find((each) => each === property(item, 'state'));
    if (typeof id !== 'string' || typeof title !== 'string' || state === undefined) return [];
    return isMeant(state) ? [{ value: id, says: `${title}, ${state}` }] : [];
  });
}
