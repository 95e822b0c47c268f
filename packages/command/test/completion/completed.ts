import { complete } from '../../src/completion/complete.ts';
import type { Program } from '../../src/program/program.ts';

/** The words that are offered where the cursor is at the end of these. */
export async function completed(
  program: Program,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const answer = await complete(program, ['--', ...words], env);
  return answer.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[0] ?? '']));
}
