import { backSide } from './back-side.ts';
import type { ConversionPlan } from './conversion-plan.ts';
import { ConversionFailed } from './conversion-failed.ts';

export interface RasterLimits {
  readonly pages: number;
}

/** Where in a file the number of all pages belongs. */
export type CountPlaces = readonly number[];

const headers = { 'image/pwg-raster': 1796, 'image/urf': 32 } as const;
const magics = {
  'image/pwg-raster': Buffer.from('RaS2'),
  'image/urf': Buffer.from('UNIRAST\0\0\0\0\0', 'latin1'),
} as const;

/**
 * Follows the pages of a raster as Ghostscript makes it, looks whether they are what was asked for, and
 * says in their headers what it leaves out. The bytes given are changed in place.
 */
export class RasterPages {
  readonly #plan: ConversionPlan;
  readonly #limits: RasterLimits;
  readonly #isUrf: boolean;
  readonly #kind: keyof typeof headers;
  readonly #places: number[] = [];
  /** What of the next header is here, and how much of it is not; none within a page. */
  #header: Buffer[] = [];
  #missing: number;
  #isMagic = true;
  /** How many bytes there were before. */
  #offset = 0;
  /** Within a page: what it is to be, how many rows there are, and what of a row is to come. */
  #page = { rows: 0, dots: 0, bytes: 1 };
  #rows = 0;
  #repeats = 1;
  #left = 0;
  #skip = 0;
  #isRow = false;
  pages = 0;

  constructor(plan: ConversionPlan, limits: RasterLimits) {
    this.#plan = plan;
    this.#limits = limits;
    this.#isUrf = plan.to === 'image/urf';
    this.#kind = this.#isUrf ? 'image/urf' : 'image/pwg-raster';
    this.#missing = magics[this.#kind].length;
  }

  /** Where the number of pages belongs: for each page, or once. */
  get countPlaces(): CountPlaces {
    return this.#places;
  }

  /** Gives what is ready to be written: headers are held back until they are whole. */
  take(bytes: Buffer): readonly Buffer[] {
    const ready: Buffer[] = [];
    let place = 0;
    while (place < bytes.length) {
      const before = place;
      if (this.#missing > 0) {
        const part = bytes.subarray(place, place + this.#missing);
        this.#header.push(part);
        this.#missing -= part.length;
        this.#offset += part.length;
        place += part.length;
        if (this.#missing === 0) ready.push(this.#whole());
      } else {
        place = this.#follow(bytes, place);
        this.#offset += place - before;
        ready.push(bytes.subarray(before, place));
      }
    }
    return ready;
  }

  /** Throws where it ends within a page, or has none. */
  finish(): void {
    const rest = this.#header.reduce((sum, each) => sum + each.length, 0);
    const isWithin = this.#missing === 0 || rest > 0;
    if (this.pages === 0) throw new ConversionFailed('It has no pages.');
    if (isWithin) throw broken();
  }

  #whole(): Buffer {
    const header = Buffer.concat(this.#header);
    this.#header = [];
    if (this.#isMagic) {
      if (!header.equals(magics[this.#kind])) throw broken();
      this.#isMagic = false;
      this.#missing = headers[this.#kind];
      if (this.#isUrf) this.#places.push(8);
      return header;
    }
    this.pages += 1;
    if (this.pages > this.#limits.pages) {
      throw new ConversionFailed(`It has over ${this.#limits.pages} pages.`);
    }
    if (this.#isUrf) this.#urfHeader(header);
    else this.#pwgHeader(header);
    this.#rows = 0;
    this.#isRow = false;
    return header;
  }

  /** PWG 5102.4, table 2. */
  #pwgHeader(header: Buffer): void {
    const { quality, mediaName, mediaType } = this.#plan;
    const bits = header.readUInt32BE(388);
    const [dots, rows] = [header.readUInt32BE(372), header.readUInt32BE(376)];
    this.#begin({ dots, rows, bits });
    const { cross, feed } = this.#transform();
    this.#places.push(this.#offset - header.length + 452);
    header.writeInt32BE(cross, 456);
    header.writeInt32BE(feed, 460);
    for (const [at, value] of [0, 0, dots, rows].entries())
      header.writeUInt32BE(value, 464 + at * 4);
    header.writeUInt32BE(quality, 484);
    writeText(header, mediaType, 128);
    writeText(header, mediaName, 1732);
  }

  /** As AirPrint has it: bits, colours, sides, quality. */
  #urfHeader(header: Buffer): void {
    const { color, sides, quality } = this.#plan;
    const [dots, rows] = [header.readUInt32BE(12), header.readUInt32BE(16)];
    this.#begin({ dots, rows, bits: header.readUInt8(0) });
    header.writeUInt8(color === 'srgb_8' ? 1 : 0, 1);
    const twoSided = sides === 'two-sided-short-edge' ? 2 : 3;
    header.writeUInt8(sides === 'one-sided' ? 1 : twoSided, 2);
    header.writeUInt8(quality, 3);
  }

  #begin({ dots, rows, bits }: { dots: number; rows: number; bits: number }): void {
    const isKnown = bits === 1 || bits === 8 || bits === 24;
    if (!isKnown || rows !== this.#plan.height || dots !== this.#plan.width) throw broken();
    // Of one bit eight dots are in a byte.
    this.#page = {
      rows,
      dots: bits === 1 ? Math.ceil(dots / 8) : dots,
      bytes: Math.max(1, bits / 8),
    };
  }

  #transform(): { readonly cross: number; readonly feed: number } {
    return this.pages % 2 === 0 ? backSide(this.#plan) : { cross: 1, feed: 1 };
  }

  /** Follows the rows of a page as far as they are here; up to its end at most. */
  #follow(bytes: Buffer, from: number): number {
    let place = from;
    while (place < bytes.length && this.#missing === 0) {
      if (this.#skip > 0) {
        const part = Math.min(this.#skip, bytes.length - place);
        this.#skip -= part;
        place += part;
      } else {
        this.#code(bytes[place] ?? 0);
        place += 1;
      }
      if (this.#isRow && this.#left === 0 && this.#skip === 0) this.#endRow();
    }
    return place;
  }

  /** How often a row is repeated, and then how many dots are the same, or follow one by one. */
  #code(code: number): void {
    const { dots, bytes } = this.#page;
    if (!this.#isRow) {
      this.#repeats = code + 1;
      this.#isRow = true;
      this.#left = dots;
    } else if (code === 128 && this.#isUrf) this.#left = 0;
    else {
      const count = code < 128 ? code + 1 : 257 - code;
      this.#left -= count;
      this.#skip = code < 128 ? bytes : count * bytes;
      if (this.#left < 0) throw broken();
    }
  }

  #endRow(): void {
    this.#isRow = false;
    this.#rows += this.#repeats;
    if (this.#rows > this.#page.rows) throw broken();
    if (this.#rows === this.#page.rows) this.#missing = headers[this.#kind];
  }
}

function writeText(header: Buffer, text: string, at: number): void {
  header.fill(0, at, at + 64);
  header.write(text, at, 63, 'latin1');
}

function broken(): ConversionFailed {
  return new ConversionFailed('The converter has made no sound pages of it.');
}
