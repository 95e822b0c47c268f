import { readValues } from './read-values.ts';
import { type DBusValue, writeValues } from './write-values.ts';

/** A method of a service, and what it is called with. */
export interface BusCall {
  readonly service: string;
  readonly path: string;
  readonly method: `${string}.${string}`;
  readonly signature?: string;
  readonly values?: readonly DBusValue[];
}

export interface BusMessage {
  readonly kind: 'call' | 'return' | 'error' | 'signal' | 'other';
  /** Of the call that it answers. */
  readonly answers: number | undefined;
  readonly path: string | undefined;
  readonly interface: string | undefined;
  readonly member: string | undefined;
  readonly errorName: string | undefined;
  readonly sender: string | undefined;
  readonly values: readonly DBusValue[];
}

/** As long as the fields before a message may be, and the rest of it. */
const longestHead = 64 * 1024;
const longestBody = 2 ** 20;
export const startLength = 16;

const kinds = ['other', 'call', 'return', 'error', 'signal'] as const;

export function callMessage(call: BusCall, serial: number): Buffer {
  const { path, service, method, signature = '', values = [] } = call;
  const dot = method.lastIndexOf('.');
  const body = writeValues(signature, values);
  const fields = [
    field(1, 'o', path),
    field(2, 's', method.slice(0, dot)),
    field(3, 's', method.slice(dot + 1)),
    field(6, 's', service),
    ...(signature === '' ? [] : [field(8, 'g', signature)]),
  ];
  const head = fields.reduce((before, each) => Buffer.concat([filled(before), each]));
  const start = writeValues('yyyyuuu', [0x6c, 1, 0, 1, body.length, serial, head.length]);
  return Buffer.concat([start, filled(head), body]);
}

function field(code: number, type: 'o' | 's' | 'g', value: string): Buffer {
  const start = Buffer.from([code, 1, type.charCodeAt(0), 0]);
  return Buffer.concat([start, writeValues(type, [value])]);
}

/** What follows begins at a multiple of eight. */
function filled(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}

/** How long the message is of which that is the start; throws where none may be so long. */
export function messageLength(start: Buffer): number {
  const isLittle = start[0] === 0x6c;
  const word = (at: number): number => (isLittle ? start.readUInt32LE(at) : start.readUInt32BE(at));
  const [body, fields] = [word(4), word(12)];
  if (body > longestBody || fields > longestHead)
    throw new RangeError('a message that is too long');
  return startLength + Math.ceil(fields / 8) * 8 + body;
}

export function readMessage(bytes: Buffer): BusMessage {
  const isLittle = bytes[0] === 0x6c;
  const word = (at: number): number => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const fieldsEnd = startLength + word(12);
  const found = new Map<number, DBusValue>();
  let place = startLength;
  while (place < fieldsEnd) {
    place = Math.ceil(place / 8) * 8;
    const head = bytes.subarray(0, fieldsEnd);
    const { values, end } = readValues(head, 'yv', { isLittle, start: place });
    const [code, value] = values;
    if (typeof code === 'number' && value !== undefined) found.set(code, value);
    place = end;
  }
  const text = (code: number): string | undefined => {
    const value = found.get(code);
    return typeof value === 'string' ? value : undefined;
  };
  const answers = found.get(5);
  const body = bytes.subarray(Math.ceil(fieldsEnd / 8) * 8);
  return {
    kind: kinds[bytes[1] ?? 0] ?? 'other',
    answers: typeof answers === 'number' ? answers : undefined,
    path: text(1),
    interface: text(2),
    member: text(3),
    errorName: text(4),
    sender: text(7),
    values: readValues(body, text(8) ?? '', { isLittle }).values,
  };
}
