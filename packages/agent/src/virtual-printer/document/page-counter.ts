import type { PrintFormat } from './print-formats.ts';

/** Pages are looked for in so much of a document, and not more of them are counted. */
const mostBytes = 256 * 1024 ** 2;
const mostPages = 100_000;

/** What is at the end of a piece may be the beginning of what is looked for. */
const overlap = 64;

const linesOfPage = 60;

/** Counts the pages of a document as its bytes go by; where they cannot be counted it has one. */
export class PageCounter {
  readonly #count: (text: string) => number;
  readonly #unit: number;
  #rest = '';
  #seen = 0;
  #found = 0;

  constructor(format: PrintFormat | undefined) {
    const by = format === undefined ? undefined : counters[format];
    this.#count = by?.count ?? (() => 0);
    this.#unit = by?.unit ?? 1;
  }

  push(piece: Uint8Array): void {
    if (this.#seen >= mostBytes || this.#found >= mostPages) return;
    this.#seen += piece.length;
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const text = this.#rest + bytes.toString('latin1');
    // What begins in the end of it is counted with the next piece.
    const sure = Math.max(0, text.length - overlap);
    this.#found += this.#count(text) - this.#count(text.slice(sure));
    this.#rest = text.slice(sure);
  }

  get pages(): number {
    const found = this.#found + this.#count(this.#rest);
    return Math.min(mostPages, Math.max(1, Math.ceil(found / this.#unit)));
  }
}

interface Counting {
  readonly count: (text: string) => number;
  /** Of what is counted, how many make a page. */
  readonly unit?: number;
}

const counters: Partial<Readonly<Record<PrintFormat, Counting>>> = {
  // Pages in compressed streams of objects are not seen.
  'application/pdf': { count: matchesOf(/\/Type\s{0,9}\/Page(?![A-Za-z])/g) },
  // Each page has a header that begins so (PWG 5102.4, 4.3).
  'image/pwg-raster': { count: matchesOf(/PwgRaster\0/g) },
  'application/postscript': { count: matchesOf(/\n%%Page:/g) },
  'text/plain': { count: matchesOf(/\n/g), unit: linesOfPage },
};

function matchesOf(pattern: RegExp): (text: string) => number {
  return (text) => text.match(pattern)?.length ?? 0;
}
