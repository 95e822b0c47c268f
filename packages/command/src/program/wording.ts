/** How lines of a program are said to whoever types them elsewhere than in a shell of the machine. */
export interface Wording {
  /** A text in which there may be such lines. */
  readonly text: (text: string) => string;
  /** An example; undefined where nothing like it can be typed. */
  readonly example: (line: string) => string | undefined;
}
