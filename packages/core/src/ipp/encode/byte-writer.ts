const firstSize = 64 * 1024;
const largestKept = 1024 * 1024;
/** So short strings are written quicker here than by a call. */
const shortString = 64;
export const longestValue = 0x7fff;

/** The room of the last one that was written; making it costs more than filling it. */
let spare: Buffer | undefined;

/** Bytes one after the other, in a buffer that grows. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  constructor() {
    this.#bytes = spare ?? Buffer.allocUnsafeSlow(firstSize);
    // Whoever writes meanwhile gets one of his own.
    spare = undefined;
  }

  get length(): number {
    return this.#length;
  }

  /** All that was written. Nothing can be written after it. */
  finish(): Buffer {
    const bytes = Buffer.allocUnsafe(this.#length);
    this.#bytes.copy(bytes, 0, 0, this.#length);
    if (this.#bytes.length <= largestKept) spare = this.#bytes;
    return bytes;
  }

  byte(value: number): void {
    if (this.#length >= this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  short(value: number): void {
    if (this.#length + 2 > this.#bytes.length) this.#grow(2);
    const bytes = this.#bytes;
    const at = this.#length;
    bytes[at] = value >>> 8;
    bytes[at + 1] = value;
    this.#length = at + 2;
  }

  /** Over something that was written before. */
  shortAt(at: number, value: number): void {
    this.#bytes[at] = value >>> 8;
    this.#bytes[at + 1] = value;
  }

  integer(value: number): void {
    if (this.#length + 4 > this.#bytes.length) this.#grow(4);
    const bytes = this.#bytes;
    const at = this.#length;
    bytes[at] = value >>> 24;
    bytes[at + 1] = value >>> 16;
    bytes[at + 2] = value >>> 8;
    bytes[at + 3] = value;
    this.#length = at + 4;
  }

  /** A byte and a short of 0, as most values begin: with a tag, and without a name. */
  byteAndNone(value: number): void {
    if (this.#length + 3 > this.#bytes.length) this.#grow(3);
    const bytes = this.#bytes;
    const at = this.#length;
    bytes[at] = value;
    bytes[at + 1] = 0;
    bytes[at + 2] = 0;
    this.#length = at + 3;
  }

  raw(source: Uint8Array, from = 0, to = source.length): void {
    const length = to - from;
    if (this.#length + length > this.#bytes.length) this.#grow(length);
    if (length <= shortString) {
      for (let index = 0; index < length; index += 1) {
        this.#bytes[this.#length + index] = source[from + index] ?? 0;
      }
    } else {
      this.#bytes.set(
        from === 0 && to === source.length ? source : source.subarray(from, to),
        this.#length,
      );
    }
    this.#length += length;
  }

  /** A string with its length before it; false where it is none that can be sent. */
  string(text: string, charset: 'utf8' | 'latin1'): boolean {
    const { length } = text;
    if (length > longestValue) return false;
    // No character has more than three bytes for each of its UTF-16 units.
    if (this.#length + 2 + length * 3 > this.#bytes.length) this.#grow(2 + length * 3);
    if (length <= shortString) {
      const bytes = this.#bytes;
      const at = this.#length + 2;
      let index = 0;
      for (; index < length; index += 1) {
        const code = text.charCodeAt(index);
        if (code >= 0x80) break;
        bytes[at + index] = code;
      }
      if (index === length) {
        bytes[at - 2] = 0;
        bytes[at - 1] = length;
        this.#length = at + length;
        return true;
      }
    }
    return this.#otherString(text, charset);
  }

  #otherString(text: string, charset: 'utf8' | 'latin1'): boolean {
    // What the charset does not have would become something else without a word.
    if (charset === 'utf8' ? !text.isWellFormed() : beyondLatin1.test(text)) return false;
    const length = this.#bytes.write(text, this.#length + 2, charset);
    if (length > longestValue) return false;
    this.#bytes.writeUInt16BE(length, this.#length);
    this.#length += 2 + length;
    return true;
  }

  #grow(by: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * (this.#bytes.length + by));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

const beyondLatin1 = /[\u0100-\uffff]/;
