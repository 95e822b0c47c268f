import type { StoredBlob } from './blob-store.ts';

/** What has at most so many bytes lives in the database, what has more in the blob store. */
export const smallBlobLimit = 64 * 1024;

/** The blobs in the database. Names and sizes have been looked at before. */
export interface SmallBlobs {
  /** Durable once this returns. One that is there stays, and is as young as a new one. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  stat(name: string): Promise<StoredBlob | undefined>;
  /** Deletes the blob; with a time only if it was last put then. Tells whether it did. */
  delete(name: string, storedAt?: number): Promise<boolean>;
  /** Blobs by name, those after the given one. */
  list(after?: string): AsyncIterable<StoredBlob>;
}
