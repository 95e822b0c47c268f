import { dataKeyErrors } from './data-key-errors.ts';
import {
  type DataKey,
  headLength,
  newHead,
  Segments,
  segmentLength,
  tagLength,
} from './segments.ts';

/** Seals what comes in pieces. */
export async function* sealed(
  plain: AsyncIterable<Uint8Array>,
  key: DataKey,
): AsyncGenerator<Buffer, void> {
  const head = newHead(key);
  const segments = new Segments(key, head);
  yield head;
  for await (const { bytes, isLast } of inParts(plain, segmentLength)) {
    yield* segments.seal(bytes, isLast);
  }
}

/** The same for what is whole, and has no more than one segment. */
export function sealedWhole(plain: Uint8Array, key: DataKey): Buffer {
  if (plain.length > segmentLength) throw new RangeError('it has more than a segment');
  const head = newHead(key);
  return Buffer.concat([head, ...new Segments(key, head).seal(plain, true)]);
}

/** Opens what was sealed, piece by piece; throws where it is not as it was. */
export async function* opened(
  bytes: AsyncIterable<Uint8Array>,
  keyOf: (head: Buffer) => Promise<DataKey>,
): AsyncGenerator<Buffer, void> {
  const pieces = bytes[Symbol.asyncIterator]();
  const head = new Part(headLength);
  let rest: Uint8Array = Buffer.alloc(0);
  while (!head.isFull) {
    const next = await pieces.next();
    if (next.done === true) throw dataKeyErrors('changed', {});
    rest = head.take(next.value);
  }
  const segments = new Segments(await keyOf(head.bytes), head.bytes);
  for await (const part of inParts(following(rest, pieces), segmentLength + tagLength)) {
    const plain = segments.open(part.bytes, part.isLast);
    if (plain === undefined) throw dataKeyErrors('changed', {});
    yield plain;
  }
}

interface Cut {
  /** There until the next is asked for. */
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/** Parts of one length, but the last, which is there even where nothing is. */
async function* inParts(
  pieces: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Cut, void> {
  // One for all of them: collecting so much garbage would take as long as sealing it.
  const part = new Part(length);
  for await (const piece of pieces) {
    let rest: Uint8Array = piece;
    while (rest.length > 0) {
      // Only what follows tells that a part that is full is not the last.
      if (part.isFull) {
        yield { bytes: part.bytes, isLast: false };
        part.clear();
      }
      rest = part.take(rest);
    }
  }
  yield { bytes: part.bytes, isLast: true };
}

async function* following(
  first: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  try {
    yield first;
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.();
  }
}

/** Bytes that are gathered up to a length. */
class Part {
  readonly #bytes: Buffer;
  #length = 0;

  constructor(length: number) {
    this.#bytes = Buffer.allocUnsafeSlow(length);
  }

  get isFull(): boolean {
    return this.#length === this.#bytes.length;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  /** What has no room is given back. */
  take(piece: Uint8Array): Uint8Array {
    const room = Math.min(piece.length, this.#bytes.length - this.#length);
    this.#bytes.set(piece.subarray(0, room), this.#length);
    this.#length += room;
    return piece.subarray(room);
  }
}
