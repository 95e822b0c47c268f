import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { property } from '@hawser/command/output/columns';
import { listedForCompletion } from '../sites/listed-for-completion.ts';

/** So many as somebody looks through. */
const most = 50;

const over: ReadonlySet<unknown> = new Set(['completed', 'canceled', 'aborted']);

/** Print jobs, the latest first, for whoever presses Tab. */
export async function anyPrintJob(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await jobs(query, () => true);
}

/** Only those to which something can still happen. */
export async function openPrintJob(query: CompletionQuery): Promise<readonly Candidate[]> {
  return await jobs(query, (state) => !over.has(state));
}

async function jobs(
  query: CompletionQuery,
  isMeant: (state: unknown) => boolean,
): Promise<readonly Candidate[]> {
  const found = await listedForCompletion(query, `/admin/v1/print-jobs?limit=${most}`);
  return found.flatMap((item): readonly Candidate[] => {
    const [id, name, state] = ['id', 'name', 'state'].map((each) => property(item, each));
    if (typeof id !== 'string' || !isMeant(state)) return [];
    return [{ value: id, says: `${String(name)}, ${String(state)}` }];
  });
}
