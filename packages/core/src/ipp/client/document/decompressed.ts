import { pipeline, Readable } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw, type Gunzip } from 'node:zlib';
import type { HawserError } from '../../../errors.ts';
import { ippClientErrors } from '../client-errors.ts';

/** How much may come out of a compressed document. */
export interface DecompressionLimits {
  readonly size: number;
  /** Bytes that come out for each that goes in. Real documents reach some hundreds, bombs a thousand. */
  readonly ratio: number;
}

export const usualDecompression: DecompressionLimits = { size: 64 * 1024 ** 3, ratio: 500 };

/** So much may come out whatever went in: what is small is no bomb. */
const freeSize = 4 * 1024 * 1024;

/** What a printer or a site calls `compression`, taken from a document, within limits. */
export async function* decompressed(
  document: AsyncIterable<Uint8Array>,
  compression: string,
  { host, limits }: { readonly host: string; readonly limits: DecompressionLimits },
): AsyncGenerator<Uint8Array, void> {
  const fault = (reason: string, cause?: unknown): HawserError =>
    ippClientErrors('not-decompressed', { host, reason }, { target: host, cause });
  const pieces = document[Symbol.asyncIterator]();
  const first = await pieces.next();
  // Nothing at all is no document, and no error.
  if (first.done === true) return;
  const through = decompressor(compression, first.value);
  if (through === undefined) {
    await pieces.return?.();
    throw fault(`its compression is ${compression}`);
  }
  let failure: { readonly error: Error } | undefined;
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void> {
    try {
      for (let next: IteratorResult<Uint8Array> = first; next.done !== true;) {
        taken += next.value.length;
        yield next.value;
        next = await pieces.next();
      }
    } catch (error) {
      failure = { error: error instanceof Error ? error : new Error(String(error)) };
      throw error;
    } finally {
      await pieces.return?.();
    }
  };
  pipeline(Readable.from(counted(), { objectMode: false }), through, () => undefined);
  let given = 0;
  try {
    for await (const piece of through as AsyncIterable<Buffer>) {
      given += piece.length;
      if (given > limits.size) throw fault(`it is larger than ${limits.size} bytes`);
      if (given > freeSize && given > taken * limits.ratio) {
        throw fault(`it grows to more than ${limits.ratio} times its size`);
      }
      yield piece;
    }
  } catch (error) {
    if (failure !== undefined) throw failure.error;
    throw isOfZlib(error) ? fault(error.message, error) : error;
  }
}

function decompressor(compression: string, first: Uint8Array): Gunzip | undefined {
  if (compression === 'gzip') return createGunzip();
  if (compression !== 'deflate') return undefined;
  // Some take deflate for what HTTP calls so. No deflate by itself begins like the frame of RFC 1950.
  const [head = 0, flags = 0] = first;
  const isFramed = (head & 0x0f) === 8 && (head * 256 + flags) % 31 === 0;
  return isFramed ? createInflate() : createInflateRaw();
}

function isOfZlib(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
