/** Text that is shown as it is: a view has made it, and escaped what was to be escaped. */
export class ShownText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toJSON(): string {
    return this.text;
  }
}
