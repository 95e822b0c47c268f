import { StringDecoder } from 'node:string_decoder';

/** Takes what a program writes piece by piece, and gives the lines that are whole. */
export class Lines {
  readonly #decoder = new StringDecoder();
  readonly #longest: number;
  readonly #tooLong: () => Error;
  #begun = '';

  constructor(longest: number, tooLong: () => Error) {
    this.#longest = longest;
    this.#tooLong = tooLong;
  }

  take(piece: Buffer): readonly string[] {
    const [end = '', ...others] = this.#decoder.write(piece).split('\n');
    const whole: string[] = [];
    this.#begun += end;
    for (const next of others) {
      whole.push(this.#begun.replace(/\r$/, ''));
      this.#begun = next;
    }
    if (this.#begun.length > this.#longest) throw this.#tooLong();
    return whole;
  }

  /** What came after the end of the last line. */
  end(): readonly string[] {
    const rest = this.#begun + this.#decoder.end();
    this.#begun = '';
    return rest === '' ? [] : [rest];
  }
}
