import { type Editing, emptyEditing } from './editing.ts';

/** What can be put in at the cursor. */
export interface Completion {
  /** What takes the place of what is there. */
  readonly text: string;
  /** What is shown of it. */
  readonly label: string;
  readonly says: string;
  /** What comes after it, once it is chosen. */
  readonly follows: '' | ' ';
}

/** All that can be put in at a place. */
export interface Offered {
  /** What it takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly completions: readonly Completion[];
}

export interface Menu {
  readonly offered: Offered;
  /** How many there are, of which these are the first. */
  readonly of: number;
  readonly selected: number | undefined;
  /** As it was before, for whoever wants none of them. */
  readonly before: Editing;
}

export interface Search {
  readonly query: string;
  /** Which line of the history it has found. */
  readonly at: number | undefined;
  readonly before: Editing;
}

export interface HelpPane {
  readonly lines: readonly string[];
  /** The first line that is shown. */
  readonly from: number;
}

/** Everything that one sees of a prompt. */
export interface PromptState {
  readonly editing: Editing;
  /** Lines that were run before, the oldest first. */
  readonly history: readonly string[];
  /** Whether what could come after the text is seen, and can be taken. */
  readonly suggests: boolean;
  /** The line of the history that is looked at, and what was written before that. */
  readonly recalled: { readonly at: number; readonly draft: string } | undefined;
  readonly search?: Search | undefined;
  readonly menu?: Menu | undefined;
  readonly help?: HelpPane | undefined;
}

/** What a key wants of whoever runs the prompt. */
export type Effect =
  | 'run'
  | 'leave'
  /** The line is given up. */
  | 'cancel'
  | 'complete'
  | 'help'
  | 'clear'
  | 'suspend'
  | 'ring';

export interface Step {
  readonly state: PromptState;
  readonly effect?: Effect;
}

/** What the editor has to know of what is around it. */
export interface Around {
  /** Whether the text can be run as it is. */
  readonly isWhole: (text: string) => boolean;
  /** Whether ? asks for help there, and is nothing to be written. */
  readonly asksForHelp: (text: string, cursor: number) => boolean;
  /** How many stand side by side in the menu. */
  readonly across: (menu: Menu) => number;
  /** How many lines of help are seen at once. */
  readonly helpRows: number;
}

export function newPrompt(
  history: readonly string[],
  { killed = '', suggests = true } = {},
): PromptState {
  return { editing: { ...emptyEditing, killed }, history, suggests, recalled: undefined };
}
