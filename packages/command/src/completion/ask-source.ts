import type { Candidate, CompletionQuery, CompletionSource } from '../declaration/parameter.ts';
import type { Program } from '../program/program.ts';

/** A query of the command line; whoever else asks may have no program at hand. */
export interface ProgramQuery extends CompletionQuery {
  readonly program?: Program;
}

/** How long somebody may wait for a key to answer, in milliseconds. */
const patience = 300;

/** Asks a source of values; one that is slow, or as good as dead, has none. */
export async function askSource(
  find: () => Promise<CompletionSource | undefined>,
  query: Omit<ProgramQuery, 'signal'>,
): Promise<readonly Candidate[]> {
  const late = new AbortController();
  const given = { ...query, signal: late.signal };
  const answer = find().then(async (source) => (await source?.(given)) ?? []);
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<readonly Candidate[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([]);
      late.abort();
    }, patience);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
