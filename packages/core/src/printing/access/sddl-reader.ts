import { sddlErrors } from './sddl-errors.ts';

/** So much is shown of what is wrong. */
const mostShown = 20;

/** Goes through a descriptor, and knows where it is. Space between words says nothing. */
export class SddlReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Where the next word begins, from 1 on. */
  get position(): number {
    this.#skip();
    return this.#at + 1;
  }

  get ended(): boolean {
    this.#skip();
    return this.#at === this.#text.length;
  }

  /** What a sticky pattern finds here, if it does. */
  take(pattern: RegExp): string | undefined {
    this.#skip();
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  /** What is next, one character and no more. */
  require(character: string, expected: string): void {
    this.#skip();
    if (this.#text[this.#at] !== character) throw this.unexpected(expected);
    this.#at += 1;
  }

  unexpected(expected: string): Error {
    return sddlErrors('unexpected', { found: this.shown(), position: this.position, expected });
  }

  /** What stands here, for people. */
  shown(): string {
    this.#skip();
    const rest = this.#text.slice(this.#at, this.#at + mostShown);
    if (rest === '') return 'its end';
    const [word = ''] = /^(?:[\w-]+|[^\w-])/.exec(rest) ?? [];
    return `"${word}"`;
  }

  #skip(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
