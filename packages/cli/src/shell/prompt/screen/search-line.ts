import type { PromptState, Search } from '../editor/prompt-state.ts';
import { isFound } from '../editor/search.ts';
import { type Cell, cellsOf } from './cells.ts';

export function searchPicture(state: PromptState, search: Search): readonly (readonly Cell[])[] {
  const asked = isFound(state, search) ? 'Search: ' : 'Not found: ';
  return [[...cellsOf(asked, 'faint'), ...cellsOf(`${search.query}_`, 'plain')]];
}
