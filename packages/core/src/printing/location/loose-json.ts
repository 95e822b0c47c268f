/** A value as it is written, and where, from 1. */
export type Loose = LooseScalar | LooseList | LooseObject;

export interface LooseScalar {
  readonly kind: 'text' | 'number' | 'word';
  readonly value: string | number;
  readonly at: number;
}

export interface LooseList {
  readonly kind: 'list';
  readonly items: readonly Loose[];
  readonly at: number;
}

export interface LooseObject {
  readonly kind: 'object';
  /** In their order, also those whose name is there twice. */
  readonly members: readonly { readonly name: string; readonly value: Loose }[];
  readonly at: number;
}

/** Why it cannot be read, and where; its maker makes the error for people of it. */
export type Unreadable = (reason: string, position: number) => Error;

const deepest = 6;
const mostItems = 256;

const escapes = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Reads JSON, and what is left of it after the quotation marks are lost to a shell: names and values may
 * be bare or in single ones, and a backslash before what needs none, as in floor\_number, is dropped.
 */
export function readLooseJson(text: string, unreadable: Unreadable): Loose {
  return new LooseReader(text, unreadable).whole();
}

class LooseReader {
  readonly #text: string;
  readonly #unreadable: Unreadable;
  #at = 0;

  constructor(text: string, unreadable: Unreadable) {
    this.#text = text;
    this.#unreadable = unreadable;
  }

  whole(): Loose {
    const value = this.#value(0);
    this.#skip();
    if (this.#at < this.#text.length) throw this.#wrong('there is more after its end');
    return value;
  }

  #value(depth: number): Loose {
    this.#skip();
    const at = this.#at + 1;
    const sign = this.#text[this.#at];
    if (depth > deepest) throw this.#wrong('brackets are nested too deeply');
    if (sign === '{') return { kind: 'object', members: this.#members(depth), at };
    if (sign === '[') return { kind: 'list', items: this.#items(depth), at };
    if (sign === '"' || sign === "'") return { kind: 'text', value: this.#quoted(sign), at };
    const bare = this.#bare(bareValueEnd);
    if (bare === '') throw this.#wrong('a value is missing');
    if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(bare))
      return { kind: 'number', value: Number(bare), at };
    return { kind: /^(?:true|false|null)$/.test(bare) ? 'word' : 'text', value: bare, at };
  }

  #members(depth: number): LooseObject['members'] {
    const members: LooseObject['members'][number][] = [];
    this.#each('}', () => {
      const sign = this.#text[this.#at];
      const isQuoted = sign === '"' || sign === "'";
      const name = isQuoted ? this.#quoted(sign) : this.#bare(bareNameEnd);
      this.#skip();
      if (this.#text[this.#at] !== ':') throw this.#wrong('a colon is missing after a name');
      this.#at += 1;
      members.push({ name, value: this.#value(depth + 1) });
    });
    return members;
  }

  #items(depth: number): readonly Loose[] {
    const items: Loose[] = [];
    this.#each(']', () => items.push(this.#value(depth + 1)));
    return items;
  }

  /** What is between brackets, with commas between; one after the last is no harm. */
  #each(end: '}' | ']', one: () => void): void {
    const opened = this.#at;
    this.#at += 1;
    for (let count = 0; ; count += 1) {
      this.#skip();
      if (this.#text[this.#at] === end) break;
      if (this.#at >= this.#text.length) {
        throw this.#unreadable(`the bracket ${this.#text[opened]} is not closed`, opened + 1);
      }
      if (count === mostItems) throw this.#wrong(`there are over ${mostItems} in one bracket`);
      one();
      this.#skip();
      if (this.#text[this.#at] === ',') this.#at += 1;
      else if (this.#text[this.#at] !== end && this.#at < this.#text.length) {
        throw this.#wrong('a comma or a quotation mark is missing before it');
      }
    }
    this.#at += 1;
  }

  #quoted(mark: '"' | "'"): string {
    const opened = this.#at;
    let value = '';
    this.#at += 1;
    for (;;) {
      const sign = this.#text[this.#at];
      if (sign === undefined) {
        throw this.#unreadable('a quotation mark is opened and not closed', opened + 1);
      }
      this.#at += 1;
      // A single one may be an apostrophe.
      if (sign === mark && (mark === '"' || this.#isNext(afterValue))) return value;
      value += sign === '\\' ? this.#escaped() : sign;
    }
  }

  #escaped(): string {
    const code = /^u([\da-fA-F]{4})/.exec(this.#text.slice(this.#at, this.#at + 5))?.[1];
    const sign = this.#text[this.#at] ?? '';
    this.#at += code === undefined ? 1 : 5;
    return code === undefined
      ? (escapes.get(sign) ?? sign)
      : String.fromCodePoint(Number.parseInt(code, 16));
  }

  /** What is without quotation marks, up to where another name or the end of a bracket follows. */
  #bare(end: RegExp): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#isNext(end)) {
      if (this.#text[this.#at] === '"') throw this.#wrong('a quotation mark is missing before it');
      this.#at += 1;
    }
    return this.#text.slice(start, this.#at).trim().replaceAll(/\\(.)/g, '$1');
  }

  #isNext(what: RegExp): boolean {
    what.lastIndex = this.#at;
    return what.test(this.#text);
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #wrong(reason: string): Error {
    return this.#unreadable(reason, this.#at + 1);
  }
}

const afterValue = /\s*(?:[,:}\]]|$)/y;
const bareNameEnd = /[:,{}[\]]/y;
/** A comma alone does not end it: Redmond, WA. */
const bareValueEnd = /[{}[\]]|,\s*(?:["']?[\w\\ ]{1,40}["']?\s*:|[{}[\]]|$)/y;
