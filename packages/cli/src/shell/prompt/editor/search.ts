import { movedTo, rewritten } from './editing.ts';
import { beforeCharacter } from './graphemes.ts';
import { chordOf, type Key } from './key.ts';
import type { PromptState, Search } from './prompt-state.ts';

export function searching(state: PromptState): PromptState {
  return { ...state, search: { query: '', at: undefined, before: state.editing } };
}

/** What a key does while the history is searched; undefined where it ends the search, and does what it does. */
export function searchPressed(
  state: PromptState,
  search: Search,
  key: Key,
): PromptState | undefined {
  const { history } = state;
  const { query, at, before } = search;
  switch (chordOf(key)) {
    case 'text':
      return found(state, { ...search, query: query + key.text }, at ?? history.length - 1, -1);
    case 'paste':
      return found(
        state,
        { ...search, query: query + key.text.trim() },
        at ?? history.length - 1,
        -1,
      );
    case 'C-r':
      return query === '' ? state : found(state, search, (at ?? history.length) - 1, -1);
    case 'C-s':
      return query === '' ? state : found(state, search, (at ?? history.length) + 1, 1);
    case 'backspace':
    case 'C-h':
      return found(
        state,
        { query: query.slice(0, beforeCharacter(query, query.length)), at: undefined, before },
        history.length - 1,
        -1,
      );
    case 'C-g':
    case 'C-c':
      return { ...state, editing: before, search: undefined };
    case 'escape':
      return { ...state, search: undefined };
    default:
      return undefined;
  }
}

/** The next line that has the words in it, another than the one that is shown. */
function found(state: PromptState, search: Search, from: number, step: 1 | -1): PromptState {
  const { history, editing } = state;
  const { query, at, before } = search;
  if (query === '') return { ...state, editing: before, search: { ...search, at: undefined } };
  const folded = query.toLowerCase();
  for (let index = from; index >= 0 && index < history.length; index += step) {
    const line = history[index] ?? '';
    const where = line.toLowerCase().indexOf(folded);
    if (where === -1 || (index !== at && line === editing.text && at !== undefined)) continue;
    const shown = movedTo(rewritten(before, line), where);
    return { ...state, editing: shown, search: { query, at: index, before } };
  }
  // The one that was found stays, and is told to be the last.
  return { ...state, search };
}

/** Whether what is shown has the words in it. */
export function isFound({ editing }: PromptState, { query }: Search): boolean {
  return query === '' || editing.text.toLowerCase().includes(query.toLowerCase());
}
