import type { Readable } from 'node:stream';
import type { GrowingFile } from '@hawser/core/files/growing-file';

/**
 * What is put, in chunks. It stays the caller's: what a refused put leaves of it is not read and not
 * destroyed, so that a request can still be answered.
 */
export type BlobContent = AsyncIterable<Uint8Array>;

export interface PutOptions {
  /** What the content is said to be. Is it something else, nothing is kept. */
  readonly expected?: { readonly sha256?: string; readonly size?: number };
  /** How many bytes it may have. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /**
   * Given what is there of it, at its beginning, by a store where that can be read. Whoever is given it ends
   * it, whether or not the blob is kept.
   */
  readonly onGrowing?: (growing: GrowingFile) => void;
}

export interface PutBlob {
  /** The SHA-256 of the content, in small hexadecimal digits. */
  readonly name: string;
  readonly size: number;
}

export interface StoredBlob extends PutBlob {
  /** When it was last put, in milliseconds since 1970. */
  readonly storedAt: number;
}

/** Bytes from `start` to before `end`, as for a slice; an end behind the last byte is the last byte's. */
export interface BlobRange {
  readonly start: number;
  readonly end?: number;
}

export interface BlobPart {
  /** Of the whole blob. */
  readonly size: number;
  /** Of the part that is streamed. */
  readonly length: number;
  /** To be read to its end, or destroyed. */
  readonly stream: Readable;
}

export type IsReferenced = (name: string) => Promise<boolean> | boolean;

export interface SweepOptions {
  /** Milliseconds since the last put: what is younger stays, for its reference may be on its way. */
  readonly olderThan: number;
  readonly signal?: AbortSignal;
}

export interface Swept {
  readonly blobs: number;
  readonly bytes: number;
  /** What puts that never ended had left. */
  readonly leftovers: number;
}

/**
 * Where documents and chunks live. A blob is named by its content: to put the same again, as after
 * an answer that was lost, gives the same name and costs no room; and whoever holds one can check
 * it. Since several may therefore refer to one blob, it goes by `sweep` once none does.
 */
export interface BlobStore {
  /** Keeps the content; once this returns, also through a power cut. Until then nobody sees any of it. */
  put(content: BlobContent, options?: PutOptions): Promise<PutBlob>;
  get(name: string, range?: BlobRange): Promise<BlobPart>;
  /** Undefined when there is no such blob. */
  stat(name: string): Promise<StoredBlob | undefined>;
  /** Whoever else refers to the blob loses it too. That there is none is no error. */
  delete(name: string): Promise<void>;
  /** Blobs by name, those after the given one. */
  list(after?: string): AsyncIterable<StoredBlob>;
  /** Deletes what nothing refers to. A blob that is put again meanwhile stays. */
  sweep(isReferenced: IsReferenced, options: SweepOptions): Promise<Swept>;
  /** Waits for the puts that are under way. */
  close(): Promise<void>;
}
