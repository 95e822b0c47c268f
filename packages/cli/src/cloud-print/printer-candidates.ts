import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { property } from '@hawser/command/output/columns';
import { listedForCompletion } from '../sites/listed-for-completion.ts';

/** So many as somebody looks through. */
const most = 50;

/** The names of published printers, for who looks after them. */
export async function printerNames(query: CompletionQuery): Promise<readonly Candidate[]> {
  const search = new URLSearchParams({ limit: String(most), filter: query.word.slice(0, 200) });
  const found = await listedForCompletion(query, `/admin/v1/printers?${search.toString()}`);
  return found.flatMap((item): readonly Candidate[] => {
    const name = property(item, 'name');
    const model = property(item, 'model');
    if (typeof name !== 'string') return [];
    return [typeof model === 'string' ? { value: name, says: model } : { value: name }];
  });
}
