import {
  type Editing,
  inserted,
  killed,
  movedTo,
  removed,
  replaced,
  typed,
  undone,
} from './editing.ts';
import { afterCharacter, beforeCharacter } from './graphemes.ts';
import { chordOf, type Key } from './key.ts';
import { lineEnd, lineStart, movedByLine } from './lines.ts';
import { blankStart, wordEnd, wordStart } from './words.ts';

/** What a key does to the text alone, as in emacs; undefined where it does nothing. */
export function pressedInText(editing: Editing, key: Key): Editing | undefined {
  if (key.name === 'paste') return inserted(editing, harmless(key.text));
  const chord = chordOf(key);
  return chord === 'text' ? typed(editing, key.text) : chords[chord]?.(editing);
}

type Act = (editing: Editing) => Editing | undefined;

const left: Act = (e) => movedTo(e, beforeCharacter(e.text, e.cursor));
const right: Act = (e) => movedTo(e, afterCharacter(e.text, e.cursor));
const home: Act = (e) => movedTo(e, lineStart(e.text, e.cursor));
const end: Act = (e) => movedTo(e, lineEnd(e.text, e.cursor));
const wordLeft: Act = (e) => movedTo(e, wordStart(e.text, e.cursor));
const wordRight: Act = (e) => movedTo(e, wordEnd(e.text, e.cursor));
const backspace: Act = (e) => removed(e, beforeCharacter(e.text, e.cursor), e.cursor);
const deleteNext: Act = (e) => removed(e, e.cursor, afterCharacter(e.text, e.cursor));
const killWordLeft: Act = (e) => killed(e, wordStart(e.text, e.cursor), e.cursor);
const killWordRight: Act = (e) => killed(e, e.cursor, wordEnd(e.text, e.cursor));
const newLine: Act = (e) => inserted(e, '\n');

const chords: Readonly<Record<string, Act>> = {
  left,
  'C-b': left,
  right,
  'C-f': right,
  home,
  'C-a': home,
  end,
  'C-e': end,
  up: (e) => movedByLine(e, 'up'),
  'C-p': (e) => movedByLine(e, 'up'),
  down: (e) => movedByLine(e, 'down'),
  'C-n': (e) => movedByLine(e, 'down'),
  'C-left': wordLeft,
  'M-left': wordLeft,
  'M-b': wordLeft,
  'C-right': wordRight,
  'M-right': wordRight,
  'M-f': wordRight,
  'C-home': (e) => movedTo(e, 0),
  'M-<': (e) => movedTo(e, 0),
  'C-end': (e) => movedTo(e, e.text.length),
  'M->': (e) => movedTo(e, e.text.length),
  backspace,
  'C-h': backspace,
  'S-backspace': backspace,
  delete: deleteNext,
  'C-d': deleteNext,
  'C-k': (e) => killed(e, e.cursor, afterLine(e)),
  'C-u': (e) => killed(e, lineStart(e.text, e.cursor), e.cursor),
  'C-w': (e) => killed(e, blankStart(e.text, e.cursor), e.cursor),
  'M-backspace': killWordLeft,
  'C-backspace': killWordLeft,
  'M-d': killWordRight,
  'C-delete': killWordRight,
  'C-y': (e) => inserted(e, e.killed),
  'C-_': undone,
  'C-t': swapped,
  // Enter that never runs.
  enter: newLine,
  'M-return': newLine,
};

/** The end of the line; at the end, that of its line feed, so that the next one joins. */
function afterLine({ text, cursor }: Editing): number {
  const at = lineEnd(text, cursor);
  return at === cursor ? Math.min(text.length, at + 1) : at;
}

/** The two characters around the cursor, the other way round. */
function swapped(editing: Editing): Editing {
  const { text, cursor } = editing;
  const middle = cursor === text.length ? beforeCharacter(text, cursor) : cursor;
  const first = beforeCharacter(text, middle);
  const last = afterCharacter(text, middle);
  if (first === middle || last === middle) return editing;
  const both = text.slice(middle, last) + text.slice(first, middle);
  return replaced(editing, first, last, both);
}

/** As it was copied, with one kind of line feed. What a terminal would obey is shown, and never written to it. */
function harmless(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
