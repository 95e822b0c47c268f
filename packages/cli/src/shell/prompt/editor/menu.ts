import { inserted, replaced } from './editing.ts';
import { chordOf, type Key } from './key.ts';
import type { Completion, Menu, Offered, PromptState, Step } from './prompt-state.ts';

/** Nobody goes through more; who types on has fewer. */
const most = 1000;

/** What can be put in is there: the only one is, what all begin with is, or they are shown to choose from. */
export function offered(state: PromptState, offer: Offered): Step {
  const { editing } = state;
  const { from, to, completions } = offer;
  const [only, ...others] = completions;
  if (only === undefined) return { state, effect: 'ring' };
  if (others.length === 0) {
    const text = only.text + missing(editing.text, to, only);
    return { state: { ...state, editing: replaced(editing, from, to, text) } };
  }
  const known = editing.text.slice(from, to);
  const common = commonStart(completions.map(({ text }) => text));
  const goesOn = common.length > known.length && same(common.slice(0, known.length), known);
  if (goesOn) return { state: { ...state, editing: replaced(editing, from, to, common) } };
  const shown = { ...offer, completions: completions.slice(0, most) };
  const menu = { offered: shown, of: completions.length, selected: undefined, before: editing };
  return { state: { ...state, menu } };
}

function commonStart(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  let length = first.length;
  for (const text of rest) {
    while (!same(text.slice(0, length), first.slice(0, length)) || text.length < length)
      length -= 1;
  }
  // Half of a character is none.
  return first.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What a key does in the menu; undefined where it takes what is chosen, and does what it does. */
export function menuPressed(
  state: PromptState,
  menu: Menu,
  key: Key,
  across: number,
): PromptState | undefined {
  const by = (step: number): PromptState => chosen(state, menu, step);
  switch (chordOf(key)) {
    case 'tab':
    case 'right':
      return by(1);
    case 'S-tab':
    case 'left':
      return by(-1);
    case 'down':
      return by(menu.selected === undefined ? 1 : across);
    case 'up':
      return by(-across);
    case 'return':
      return taken(state, menu);
    case 'escape':
    case 'C-g':
    case 'C-c':
      return { ...state, editing: menu.before, menu: undefined };
    default:
      return undefined;
  }
}

function chosen(state: PromptState, menu: Menu, step: number): PromptState {
  const { offered: offer, before } = menu;
  const { from, to, completions } = offer;
  const count = completions.length;
  const first = step > 0 ? 0 : count - 1;
  const selected = menu.selected === undefined ? first : wrapped(menu.selected, step, count);
  const { text = '' } = completions[selected] ?? {};
  return { ...state, editing: replaced(before, from, to, text), menu: { ...menu, selected } };
}

/** In a grid that is not full, below the last is the first. */
function wrapped(at: number, step: number, count: number): number {
  const next = at + step;
  if (next >= 0 && next < count) return next;
  return Math.abs(step) === 1 ? (next + count) % count : step > 0 ? 0 : count - 1;
}

/** With the chosen one, and what comes after it. */
function taken(state: PromptState, { selected, offered: { completions } }: Menu): PromptState {
  const { editing } = state;
  const chosenOne = selected === undefined ? undefined : completions[selected];
  const text = chosenOne === undefined ? '' : missing(editing.text, editing.cursor, chosenOne);
  return { ...state, editing: inserted(editing, text), menu: undefined };
}

/** What is to come after it, unless it is there. */
function missing(text: string, at: number, { follows }: Completion): string {
  return text[at] === follows ? '' : follows;
}
