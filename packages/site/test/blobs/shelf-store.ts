import { BlobShelf } from '../../src/blobs/blob-shelf.ts';
import type { OpenedStore } from './blob-store-contract.ts';
import { SmallBlobsInMemory } from './small-blobs-in-memory.ts';

export interface OpenedShelf extends OpenedStore {
  readonly small: SmallBlobsInMemory;
  readonly large: OpenedStore['store'];
}

/** A shelf over a store. */
export function shelfOver(opened: OpenedStore): OpenedShelf {
  const { clock, store: large } = opened;
  const small = new SmallBlobsInMemory(clock);
  return { ...opened, small, large, store: new BlobShelf({ small, large, clock }) };
}
