import { Readable } from 'node:stream';
import { ippClientErrors } from '../client-errors.ts';
import { compressed, type Compression } from './compression.ts';

/** A document to be sent. By a function it can be begun again where that has to be. */
export type GivenDocument = AsyncIterable<Uint8Array> | (() => AsyncIterable<Uint8Array>);

/** Hands a document out, once, or as often as it is wanted where whoever gave it has seen to that. */
export class DocumentSource {
  readonly #given: GivenDocument;
  readonly #compression: Compression | undefined;
  readonly #host: string;
  #wasBegun = false;

  constructor(given: GivenDocument, compression: Compression | undefined, host: string) {
    this.#given = given;
    this.#compression = compression;
    this.#host = host;
  }

  get canOpen(): boolean {
    return typeof this.#given === 'function' || !this.#wasBegun;
  }

  open(): Readable {
    if (!this.canOpen) throw this.cannotOpen();
    this.#wasBegun = true;
    const given = typeof this.#given === 'function' ? this.#given() : this.#given;
    const plain = given instanceof Readable ? given : Readable.from(given, { objectMode: false });
    return this.#compression === undefined ? plain : compressed(plain, this.#compression);
  }

  cannotOpen(): Error {
    return ippClientErrors('cannot-send-again', { host: this.#host }, { target: this.#host });
  }
}
