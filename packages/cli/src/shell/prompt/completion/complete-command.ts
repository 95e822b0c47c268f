import { commandNames } from '@hawser/command/completion/command-names';
import { typedName } from '@hawser/command/declaration/names';
import type { Candidate } from '@hawser/command/declaration/parameter';
import type { Completion } from '../editor/prompt-state.ts';
import type { Known } from './known.ts';

/** The commands that a word can become; if none begins with it, those that have it in their names. */
export async function completeCommand(typed: string, known: Known): Promise<readonly Completion[]> {
  const found = await commandNames(known.program.catalog, typed);
  return (found.length > 0 ? found : await having(typed.toLowerCase(), known)).map(
    ({ value, says = '' }) => ({
      text: value,
      label: value,
      says,
      follows: ' ',
    }),
  );
}

async function having(folded: string, { program }: Known): Promise<readonly Candidate[]> {
  const all = await program.catalog.descriptions();
  return all
    .map(({ name, summary }) => ({ value: typedName(name), says: summary }))
    .filter(({ value }) => value.includes(folded));
}
