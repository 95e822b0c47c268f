/** A number among arguments, which may be a name that is written with digits: 007. */
export class NumberWord {
  readonly value: number;
  readonly written: string;

  constructor(value: number, written: string) {
    this.value = value;
    this.written = written;
  }
}
