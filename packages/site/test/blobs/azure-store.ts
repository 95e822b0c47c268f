import { randomUUID } from 'node:crypto';
import { ContainerClient } from '@azure/storage-blob';
import { testClock } from '@hawser/core/clock';
import { openAzureBlobs } from '../../src/blobs/azure-blobs.ts';
import type { Azurite } from './azurite.ts';
import type { OpenedStore } from './blob-store-contract.ts';

export interface OpenedAzureStore extends OpenedStore {
  readonly container: ContainerClient;
}

/** A store in a container of its own. */
export async function azureStore({ account, connection }: Azurite): Promise<OpenedAzureStore> {
  const name = `test-${randomUUID()}`;
  const clock = testClock(Date.now());
  const store = await openAzureBlobs({ account, container: name, connection, clock });
  const container = new ContainerClient(connection.reveal(), name);
  const leftovers = async (): Promise<readonly string[]> => {
    const items = await Array.fromAsync(container.listBlobsFlat({ prefix: 'drafts/' }));
    return items.map((item) => item.name);
  };
  // Azure tells times in seconds.
  return { container, store, clock, leftovers, grain: 1100 };
}
