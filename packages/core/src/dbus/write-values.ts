import { typesIn } from './signature.ts';

/** What a message of D-Bus carries: a number, a text, true or false, bytes (`ay`), or an array of those. */
export type DBusValue = number | string | boolean | Uint8Array | readonly DBusValue[];

/** The values of a signature, one after the other, little-endian (D-Bus Specification 0.43, "Marshaling"). */
export function writeValues(signature: string, values: readonly DBusValue[]): Buffer {
  const types = typesIn(signature);
  if (types.length !== values.length)
    throw new TypeError(`there are not as many as "${signature}"`);
  const out = new Writing();
  for (const [place, type] of types.entries()) out.value(type, values[place]);
  return out.bytes();
}

/** Where a value of that type begins: at a multiple of it. */
export function alignmentOf(type: string): number {
  const [kind = ''] = type;
  if ('ybgv'.includes(kind)) return kind === 'b' ? 4 : 1;
  if (kind === 'q') return 2;
  return kind === '(' ? 8 : 4;
}

class Writing {
  readonly #parts: Buffer[] = [];
  #length = 0;

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  value(type: string, value: DBusValue | undefined): void {
    this.#align(alignmentOf(type));
    if (typeof value === 'string') this.#text(type, value);
    else if (typeof value === 'number') this.#number(type, value);
    else if (typeof value === 'boolean' && type === 'b') this.#number('u', value ? 1 : 0);
    else if (value instanceof Uint8Array && type === 'ay') {
      this.#number('u', value.length);
      this.#push(Buffer.from(value));
    } else if (Array.isArray(value) && type.startsWith('a')) this.#array(type.slice(1), value);
    else throw new TypeError(`that is no value of type "${type}"`);
  }

  #array(of: string, values: readonly DBusValue[]): void {
    const length = Buffer.alloc(4);
    this.#push(length);
    this.#align(alignmentOf(of));
    const begin = this.#length;
    for (const each of values) this.value(of, each);
    length.writeUInt32LE(this.#length - begin);
  }

  #text(type: string, value: string): void {
    if (value.includes('\0')) throw new TypeError('a text of D-Bus has no NUL');
    const bytes = Buffer.from(`${value}\0`);
    if (type === 'g') this.#push(Buffer.of(bytes.length - 1));
    else if (type === 's' || type === 'o') this.#number('u', bytes.length - 1);
    else throw new TypeError(`that is no value of type "${type}"`);
    this.#push(bytes);
  }

  #number(type: string, value: number): void {
    const bytes = Buffer.alloc(4);
    if (type === 'i') bytes.writeInt32LE(value);
    else if (type === 'u') bytes.writeUInt32LE(value);
    else if (type === 'q') bytes.writeUInt16LE(value);
    else if (type === 'y') bytes.writeUInt8(value);
    else throw new TypeError(`that is no value of type "${type}"`);
    this.#push(bytes.subarray(0, alignmentOf(type)));
  }

  #align(to: number): void {
    this.#push(Buffer.alloc((to - (this.#length % to)) % to));
  }

  #push(part: Buffer): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}
