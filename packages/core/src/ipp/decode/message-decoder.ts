import { decodedBy, newScanner, type Decoded, type DecodeOptions } from './decode-message.ts';
import type { MessageHeader } from '../message.ts';
import type { MessageError } from './message-error.ts';
import type { Scanner } from './scanner.ts';

/**
 * Decodes a message that comes in pieces. It keeps the attributes until they are whole, and nothing of
 * the document: what follows the attributes in their last piece is given back with them.
 */
export class MessageDecoder {
  readonly #scanner: Scanner;
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;
  #decoded = false;

  constructor(options: DecodeOptions = {}) {
    this.#scanner = newScanner(options);
  }

  /** Known as soon as eight bytes are. */
  get header(): MessageHeader | undefined {
    return this.#scanner.header;
  }

  /** The message, once its attributes have ended with this piece. */
  push(piece: Uint8Array): Decoded | undefined {
    if (this.#decoded) throw new Error('The attributes have ended; this belongs to the document.');
    this.#append(piece);
    const bytes = this.#bytes.subarray(0, this.#length);
    if (!this.#scanner.scan(bytes)) return undefined;
    this.#decoded = true;
    this.#bytes = Buffer.alloc(0);
    return decodedBy(this.#scanner, bytes);
  }

  /** What is wrong when no more pieces come. */
  truncated(): MessageError {
    return this.#scanner.truncated();
  }

  #append(piece: Uint8Array): void {
    const { length } = piece;
    // Nearly always the first piece has all of it, and is looked into where it is.
    if (this.#length === 0) {
      this.#bytes = Buffer.from(piece.buffer, piece.byteOffset, length);
    } else {
      if (this.#length + length > this.#bytes.length) {
        const larger = Buffer.allocUnsafeSlow(2 * (this.#length + length));
        this.#bytes.copy(larger, 0, 0, this.#length);
        this.#bytes = larger;
      }
      this.#bytes.set(piece, this.#length);
    }
    this.#length += length;
  }
}
