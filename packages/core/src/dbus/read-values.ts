import { typesIn } from './signature.ts';
import { alignmentOf, type DBusValue } from './write-values.ts';

/** How deep arrays and variants are in one another at most, and how many values there are. */
const deepest = 8;
const mostValues = 10_000;

/** The values of a signature as they stand there from `start` on; throws where they are not well formed. */
export function readValues(
  bytes: Buffer,
  signature: string,
  { isLittle, start = 0 }: { readonly isLittle: boolean; readonly start?: number },
): { readonly values: readonly DBusValue[]; readonly end: number } {
  const reading = new Reading(bytes, isLittle, start);
  const values = typesIn(signature).map((type) => reading.value(type, 0));
  return { values, end: reading.place };
}

class Reading {
  readonly #bytes: Buffer;
  readonly #isLittle: boolean;
  place: number;
  #count = 0;

  constructor(bytes: Buffer, isLittle: boolean, place: number) {
    this.#bytes = bytes;
    this.#isLittle = isLittle;
    this.place = place;
  }

  value(type: string, depth: number): DBusValue {
    this.#count += 1;
    if (depth > deepest || this.#count > mostValues)
      throw new RangeError('a message too intricate');
    const alignment = alignmentOf(type);
    this.place = Math.ceil(this.place / alignment) * alignment;
    switch (type) {
      case 'y':
        return this.#take(1).readUInt8();
      case 'q':
        return this.#isLittle ? this.#take(2).readUInt16LE() : this.#take(2).readUInt16BE();
      case 'i':
        return this.#isLittle ? this.#take(4).readInt32LE() : this.#take(4).readInt32BE();
      case 'u':
        return this.#unsigned();
      case 'b':
        return this.#unsigned() === 1;
      case 's':
      case 'o':
        return this.#text(this.#unsigned());
      case 'g':
        return this.#text(this.#take(1).readUInt8());
      case 'v': {
        const [inner = '', ...more] = typesIn(this.#text(this.#take(1).readUInt8()));
        if (inner === '' || more.length > 0) throw new RangeError('a variant of no one type');
        return this.value(inner, depth + 1);
      }
      default:
        return this.#array(type.slice(1), depth);
    }
  }

  #array(of: string, depth: number): DBusValue {
    const length = this.#unsigned();
    if (of === 'y') return Uint8Array.from(this.#take(length));
    const alignment = alignmentOf(of);
    this.place = Math.ceil(this.place / alignment) * alignment;
    const end = this.place + length;
    if (end > this.#bytes.length) throw new RangeError('a message that is too short');
    const values: DBusValue[] = [];
    while (this.place < end) values.push(this.value(of, depth + 1));
    if (this.place !== end) throw new RangeError('an array that ends within a value');
    return values;
  }

  #text(length: number): string {
    return this.#take(length + 1).toString('utf8', 0, length);
  }

  #unsigned(): number {
    return this.#isLittle ? this.#take(4).readUInt32LE() : this.#take(4).readUInt32BE();
  }

  #take(length: number): Buffer {
    const end = this.place + length;
    if (end > this.#bytes.length) throw new RangeError('a message that is too short');
    const taken = this.#bytes.subarray(this.place, end);
    this.place = end;
    return taken;
  }
}
