/** A key as somebody has pressed it, or a paste, which comes as one. */
export interface Key {
  /** As node names it: a, up, return; `paste` for a paste, and nothing for other characters. */
  readonly name: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** What it writes, or everything that is pasted. */
  readonly text: string;
}

/** What node's `keypress` events tell of a key. */
export interface Keypress {
  readonly sequence?: string | undefined;
  readonly name?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  readonly shift?: boolean | undefined;
}

export function keyOf(text: string | undefined, pressed: Keypress): Key {
  const { sequence = '', ctrl = false, meta: alt = false, shift = false } = pressed;
  // Node has no name for it.
  if (sequence === '\u001f') return { name: '_', ctrl: true, alt, shift: false, text: '' };
  const writes = !ctrl && !alt && text !== undefined && !/^\p{Cc}/u.test(text);
  return { name: pressed.name ?? '', ctrl, alt, shift, text: writes ? text : '' };
}

export function pasted(text: string): Key {
  return { name: 'paste', ctrl: false, alt: false, shift: false, text };
}

/** The key in few letters, as C-a, M-b, S-tab, up. */
export function chordOf({ name, ctrl, alt, shift, text }: Key): string {
  if (name === 'paste') return name;
  if (text !== '' && !ctrl && !alt) return 'text';
  const modifiers = `${ctrl ? 'C-' : ''}${alt ? 'M-' : ''}${shift && name.length > 1 ? 'S-' : ''}`;
  return `${modifiers}${name}`;
}
