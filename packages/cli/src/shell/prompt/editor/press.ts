import { inserted, movedTo } from './editing.ts';
import { helpPressed } from './help-pane.ts';
import { chordOf, type Key } from './key.ts';
import { menuPressed } from './menu.ts';
import { pressedInText } from './press-in-text.ts';
import type { Around, PromptState, Step } from './prompt-state.ts';
import { recalled, suggestionFor } from './recall.ts';
import { searching, searchPressed } from './search.ts';

const escape: Key = { name: 'escape', ctrl: false, alt: false, shift: false, text: '' };

/** What becomes of a prompt by a key. It waits for nothing: what takes time is an effect. */
export function press(state: PromptState, key: Key, around: Around): Step {
  const { search, menu, help } = state;
  const isOver = (search ?? menu ?? help) !== undefined;
  // Terminals write Alt as Escape: whoever has pressed that to close something, and then goes on, means both.
  if (key.alt && (isOver || key.ctrl)) {
    const step = press(state, escape, around);
    const text = key.name.length === 1 && !key.ctrl ? key.name : '';
    return press(step.state, { ...key, alt: false, text }, around);
  }
  if (help !== undefined) {
    const next = helpPressed(state, help, key, around.helpRows);
    if (next !== undefined) return { state: next };
    // Who wants no help but the character has it by typing it again.
    if (key.text === '?')
      return { state: closed({ ...state, editing: inserted(state.editing, '?') }) };
  }
  if (search !== undefined) {
    const next = searchPressed(state, search, key);
    if (next !== undefined) return { state: next };
  }
  if (menu !== undefined) {
    const next = menuPressed(state, menu, key, around.across(menu));
    if (next !== undefined) return { state: next };
  }
  return pressed(closed(state), key, around);
}

function closed(state: PromptState): PromptState {
  return { ...state, search: undefined, menu: undefined, help: undefined };
}

function pressed(state: PromptState, key: Key, around: Around): Step {
  const { editing, history } = state;
  const { text, cursor } = editing;
  switch (chordOf(key)) {
    case 'return':
      return around.isWhole(text)
        ? { state: atEnd(state), effect: 'run' }
        : { state: { ...state, editing: inserted(editing, '\n') } };
    case 'C-c':
      return { state: { ...state, recalled: undefined }, effect: 'cancel' };
    case 'C-d':
      if (text === '') return { state, effect: 'leave' };
      break;
    case 'C-l':
      return { state, effect: 'clear' };
    case 'C-z':
      return { state, effect: 'suspend' };
    case 'C-r':
      return history.length === 0 ? { state, effect: 'ring' } : { state: searching(state) };
    case 'tab':
      return { state, effect: 'complete' };
    case 'f1':
      return { state, effect: 'help' };
    case 'text':
      if (key.text === '?' && around.asksForHelp(text, cursor)) return { state, effect: 'help' };
      break;
    case 'up':
    case 'C-p':
    case 'down':
    case 'C-n':
      return upOrDown(state, key);
    case 'right':
    case 'end':
    case 'C-f':
    case 'C-e': {
      const suggested = suggestionFor(state);
      if (suggested === '') break;
      return { state: { ...state, editing: inserted(editing, suggested) } };
    }
    case 'M-f':
    case 'C-right': {
      const [word = ''] = /^\s*\S+\s?/.exec(suggestionFor(state)) ?? [];
      if (word === '') break;
      return { state: { ...state, editing: inserted(editing, word) } };
    }
  }
  const next = pressedInText(editing, key);
  if (next === undefined) return { state };
  const isRefused = key.name === 'paste' && next.text === text;
  return { state: { ...state, editing: next }, ...(isRefused ? { effect: 'ring' as const } : {}) };
}

function atEnd(state: PromptState): PromptState {
  return { ...state, editing: movedTo(state.editing, state.editing.text.length) };
}

/** First within the text, then through the history. */
function upOrDown(state: PromptState, key: Key): Step {
  const moved = pressedInText(state.editing, key);
  if (moved !== undefined) return { state: { ...state, editing: moved } };
  const isUp = key.name === 'up' || key.name === 'p';
  const other = recalled(state, isUp ? 'older' : 'newer');
  return other === undefined ? { state, effect: 'ring' } : { state: other };
}
