import { fileURLToPath } from 'node:url';
import type { Clock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import { blobErrors } from './blob-errors.ts';
import type { BlobStore } from './blob-store.ts';
import { openFileBlobs } from './file-blobs.ts';

export interface OpenBlobsOptions {
  /** For Azure: the account's connection string. */
  readonly connection?: Secret;
  readonly clock?: Clock;
  /** Through which a store elsewhere is reached. */
  readonly proxy?: URL;
}

/** Opens the blob store that a URL names: file:///folder, or azure://ACCOUNT/CONTAINER. */
export async function openBlobs(
  url: string,
  { connection, ...options }: OpenBlobsOptions = {},
): Promise<BlobStore> {
  const { protocol, hostname, pathname, href } = parsed(url);
  if (protocol === 'file:') return await openFileBlobs({ folder: folderOf(href), ...options });
  const shown = `${protocol}//${hostname}${pathname}`;
  if (protocol !== 'azure:') throw unnamed(shown, 'its kind is neither file nor azure');
  const container = pathname.slice(1);
  if (hostname === '' || !containerName.test(container)) {
    throw unnamed(shown, 'it does not have an account and a container');
  }
  if (connection === undefined) throw unnamed(shown, 'a connection string has to come with it');
  const { openAzureBlobs } = await import('./azure-blobs.ts');
  return await openAzureBlobs({ account: hostname, container, connection, ...options });
}

// What Azure takes: 3 to 63 letters and digits, with single hyphens between them.
const containerName = /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

function parsed(url: string): URL {
  try {
    return new URL(url);
  } catch {
    // Not shown: it may be a connection string, with its key.
    throw unnamed('What was given', 'it is no URL');
  }
}

function folderOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw unnamed(url, error instanceof Error ? error.message : String(error));
  }
}

function unnamed(url: string, reason: string): Error {
  return blobErrors('store-url', { url, reason });
}
