import { chordOf, type Key } from './key.ts';
import { lengthOf } from './lines.ts';
import type { HelpPane, PromptState } from './prompt-state.ts';

/** What is wider than the window, as an example can be, goes on in a next line. */
export function helpShown(state: PromptState, text: string, columns: number): PromptState {
  const lines = text.trimEnd().split('\n');
  return { ...state, help: { lines: lines.flatMap((line) => broken(line, columns)), from: 0 } };
}

function broken(line: string, columns: number): readonly string[] {
  const length = lengthOf(line, columns);
  if (length === line.length || length === 0) return [line];
  return [line.slice(0, length), ...broken(line.slice(length), columns)];
}

/** What a key does while help is shown; undefined where it closes it, and does what it does. */
export function helpPressed(
  state: PromptState,
  help: HelpPane,
  key: Key,
  rows: number,
): PromptState | undefined {
  const last = Math.max(0, help.lines.length - rows);
  const to = (from: number): PromptState => ({
    ...state,
    help: { ...help, from: Math.max(0, Math.min(last, from)) },
  });
  switch (chordOf(key)) {
    case 'pagedown':
    case 'C-v':
      return to(help.from + rows - 1);
    case 'pageup':
    case 'M-v':
      return to(help.from - rows + 1);
    case 'down':
      return to(help.from + 1);
    case 'up':
      return to(help.from - 1);
    case 'escape':
    case 'f1':
    case 'C-g':
    case 'C-c':
      return { ...state, help: undefined };
    default:
      return undefined;
  }
}
