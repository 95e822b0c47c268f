import type { Candidate, CompletionQuery } from '@hawser/command/declaration/parameter';
import { property } from '@hawser/command/output/columns';
import { listedForCompletion } from '../sites/listed-for-completion.ts';

/** So many records tell who is about, and what is asked for. */
const most = 200;

/** Who has done something lately, for whoever presses Tab. */
export async function actors(query: CompletionQuery): Promise<readonly Candidate[]> {
  const names = new Map<string, string>();
  for (const record of await lately(query)) {
    const actor = property(record, 'actor');
    const [name, kind] = [property(actor, 'name'), property(actor, 'kind')];
    if (typeof name === 'string' && name !== '') names.set(name, String(kind));
  }
  return [...names].map(([value, says]) => ({ value, says }));
}

/** What was asked for lately. */
export async function calls(query: CompletionQuery): Promise<readonly Candidate[]> {
  const names = (await lately(query)).map((record) => property(record, 'call'));
  return [...new Set(names)].filter((name) => typeof name === 'string').map((value) => ({ value }));
}

async function lately(query: CompletionQuery): Promise<readonly unknown[]> {
  return await listedForCompletion(query, `/admin/v1/audit-records?limit=${most}`);
}
