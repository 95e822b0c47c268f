import { helpPicture } from './help-lines.ts';
import type { Picture } from './layout.ts';
import { menuPicture } from './menu-lines.ts';
import { searchPicture } from './search-line.ts';
import type { PromptState } from '../editor/prompt-state.ts';
import { suggestionFor } from '../editor/recall.ts';

export interface PromptWords {
  readonly prompt: string;
  readonly more: string;
  readonly colour: boolean;
  readonly looks: (text: string) => Picture['looks'];
}

/** What is to be seen of a prompt. */
export function pictureOf(state: PromptState, words: PromptWords): Picture {
  const { editing, search, menu, help } = state;
  const { text, cursor } = editing;
  const { prompt, more } = words;
  return {
    prompt,
    more,
    text,
    cursor,
    looks: words.looks(text),
    suggestion: suggestionFor(state),
    below(rows, columns) {
      if (help !== undefined) return helpPicture(help, rows, columns);
      if (search !== undefined) return searchPicture(state, search);
      return menu === undefined ? [] : menuPicture(menu, rows, columns);
    },
  };
}

/** What stays of it when the line runs, or is given up. */
export function leftPicture(state: PromptState, words: PromptWords, text?: string): Picture {
  const { editing } = state;
  const shown = text ?? editing.text;
  const { prompt, more } = words;
  return {
    prompt,
    more,
    text: shown,
    cursor: shown.length,
    looks: words.looks(editing.text),
    suggestion: '',
    below: () => [],
  };
}
