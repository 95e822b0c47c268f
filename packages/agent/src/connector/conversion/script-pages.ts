import { ConversionFailed } from './conversion-failed.ts';

/** As Ghostscript begins each page of the PostScript that it makes. */
const mark = Buffer.from('\n%%Page: ');

/** Counts the pages of PostScript as its bytes go by. */
export class ScriptPages {
  readonly #most: number;
  #rest: Buffer = Buffer.alloc(0);
  #pages = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(piece: Buffer): void {
    const bytes = Buffer.concat([this.#rest, piece]);
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
      this.#pages += 1;
    }
    if (this.#pages > this.#most) {
      throw new ConversionFailed(`It has over ${this.#most} pages.`);
    }
    // What begins in the end of it is found with the next piece, and nothing twice.
    this.#rest = bytes.subarray(Math.max(0, bytes.length - mark.length + 1));
  }
}
