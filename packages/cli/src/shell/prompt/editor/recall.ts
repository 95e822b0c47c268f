import { rewritten } from './editing.ts';
import type { PromptState } from './prompt-state.ts';

/** The line of the history before or after the one that is looked at. */
export function recalled(state: PromptState, by: 'older' | 'newer'): PromptState | undefined {
  const { editing, history, recalled: now } = state;
  const draft = now?.draft ?? editing.text;
  const step = by === 'older' ? -1 : 1;
  let at = (now?.at ?? history.length) + step;
  // What is there already is no other line.
  while (history[at] === editing.text) at += step;
  if (at < 0 || now === undefined ? history[at] === undefined : at > history.length) {
    return undefined;
  }
  if (at >= history.length) {
    return { ...state, editing: rewritten(editing, draft), recalled: undefined };
  }
  return { ...state, editing: rewritten(editing, history[at] ?? ''), recalled: { at, draft } };
}

/** How the newest line of the history goes on that begins with what is written. */
export function suggestionFor({ editing, history, suggests, ...others }: PromptState): string {
  if (!suggests) return '';
  const { text, cursor } = editing;
  const isBusy = others.search ?? others.menu ?? others.help;
  if (isBusy !== undefined || text.trim() === '' || cursor !== text.length) return '';
  const found = history.findLast((line) => line.length > text.length && line.startsWith(text));
  return found?.slice(text.length) ?? '';
}
