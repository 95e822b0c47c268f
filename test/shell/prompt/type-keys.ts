import { emptyEditing } from '../../../packages/cli/src/shell/prompt/editor/editing.ts';
import { type Key, pasted } from '../../../packages/cli/src/shell/prompt/editor/key.ts';
import { press } from '../../../packages/cli/src/shell/prompt/editor/press.ts';
import {
  type Around,
  type Effect,
  newPrompt,
  type PromptState,
} from '../../../packages/cli/src/shell/prompt/editor/prompt-state.ts';
import { isWhole } from '../../../packages/cli/src/shell/prompt/is-whole.ts';

/** A prompt in which `¦` is where the cursor stands. */
export function promptWith(text: string, history: readonly string[] = []): PromptState {
  const cursor = text.includes('¦') ? text.indexOf('¦') : text.length;
  const editing = { ...emptyEditing, text: text.replace('¦', ''), cursor };
  return { ...newPrompt(history), editing };
}

export function shown({ editing: { text, cursor } }: PromptState): string {
  return `${text.slice(0, cursor)}¦${text.slice(cursor)}`;
}

const around: Around = {
  isWhole,
  asksForHelp: (text) => text === '',
  across: () => 2,
  helpRows: 5,
};

/** Presses keys by their names: `C-a`, `up`, `paste:text`; anything else is typed as it stands. */
export function typeKeys(
  state: PromptState,
  ...names: readonly string[]
): { readonly state: PromptState; readonly effect?: Effect | undefined } {
  let now: ReturnType<typeof typeKeys> = { state };
  for (const key of names.flatMap(keysOf)) now = press(now.state, key, around);
  return now;
}

const special =
  /^(?:[CMS]-)*(?:up|down|left|right|home|end|tab|return|enter|escape|delete|backspace|f1|pageup|pagedown)$|^(?:[CM]-)+.$/;

function keysOf(name: string): readonly Key[] {
  const paste = /^paste:(?<text>.*)$/s.exec(name)?.groups?.['text'];
  if (paste !== undefined) return [pasted(paste)];
  const plain = { ctrl: false, alt: false, shift: false };
  if (!special.test(name)) return Array.from(name, (text) => ({ ...plain, name: text, text }));
  const [last = '', ...modifiers] = name.split('-').toReversed();
  const has = (letter: string): boolean => modifiers.includes(letter);
  return [{ name: last, ctrl: has('C'), alt: has('M'), shift: has('S'), text: '' }];
}
