/** A text while somebody writes it. */
export interface Editing {
  readonly text: string;
  /** Where the next character goes. */
  readonly cursor: number;
  /** The column that going up and down keeps to. */
  readonly column: number | undefined;
  /** What was taken away and can be put in again. */
  readonly killed: string;
  /** What the last key did, where the next one of the kind goes on with it. */
  readonly doing: 'typing' | 'killing' | undefined;
  readonly past: readonly Version[];
}

interface Version {
  readonly text: string;
  readonly cursor: number;
}

const mostVersions = 500;
/** More is no line that somebody writes. */
export const longest = 1024 * 1024;

export const emptyEditing: Editing = {
  text: '',
  cursor: 0,
  column: undefined,
  killed: '',
  doing: undefined,
  past: [],
};

export function movedTo(editing: Editing, cursor: number): Editing {
  return { ...editing, cursor, column: undefined, doing: undefined };
}

/** With another text, which can be undone. */
export function rewritten(editing: Editing, text: string, cursor = text.length): Editing {
  const { text: before, cursor: at, past } = editing;
  const versions = before === text ? past : [...past, { text: before, cursor: at }];
  return {
    ...editing,
    text,
    cursor,
    column: undefined,
    doing: undefined,
    past: versions.slice(-mostVersions),
  };
}

/** With other text from one place to another, and the cursor behind it. */
export function replaced(editing: Editing, from: number, to: number, text: string): Editing {
  const whole = editing.text.slice(0, from) + text + editing.text.slice(to);
  return whole.length > longest ? editing : rewritten(editing, whole, from + text.length);
}

export function inserted(editing: Editing, text: string): Editing {
  return replaced(editing, editing.cursor, editing.cursor, text);
}

/** A character as it is typed: a word is undone as a whole. */
export function typed(editing: Editing, text: string): Editing {
  const next = inserted(editing, text);
  const goesOn = editing.doing === 'typing' && !/^\s/.test(text);
  return { ...next, past: goesOn ? editing.past : next.past, doing: 'typing' };
}

export function removed(editing: Editing, from: number, to: number): Editing {
  return from === to ? movedTo(editing, editing.cursor) : replaced(editing, from, to, '');
}

/** Takes away what can be put in again, with what was taken just before. */
export function killed(editing: Editing, from: number, to: number): Editing {
  if (from === to) return movedTo(editing, editing.cursor);
  const taken = editing.text.slice(from, to);
  const isAfter = from === editing.cursor;
  const before = editing.doing === 'killing' ? editing.killed : '';
  return {
    ...replaced(editing, from, to, ''),
    killed: isAfter ? before + taken : taken + before,
    doing: 'killing',
  };
}

export function undone(editing: Editing): Editing {
  const before = editing.past.at(-1);
  if (before === undefined) return movedTo(editing, editing.cursor);
  return { ...movedTo(editing, before.cursor), text: before.text, past: editing.past.slice(0, -1) };
}
