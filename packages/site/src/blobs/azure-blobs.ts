import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type {
  BlobClient,
  BlockBlobClient,
  ContainerClient,
  StoragePipelineOptions,
} from '@azure/storage-blob';
import { systemClock, type Clock } from '@hawser/core/clock';
import type { Secret } from '@hawser/core/secret';
import { isComplete, listAzure, prefixesFrom } from './azure-listing.ts';
import { azureCodeOf, azureTrouble } from './azure-trouble.ts';
import { blobErrors } from './blob-errors.ts';
import { isBlobName, requireBlobName } from './blob-name.ts';
import { partOf } from './blob-range.ts';
import type * as Blobs from './blob-store.ts';
import { inBlocks } from './in-blocks.ts';
import { Incoming } from './incoming.ts';
import { joined } from './joined.ts';
import { stageBlocks } from './stage-blocks.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { UnderWay } from './under-way.ts';

export interface AzureBlobsOptions {
  readonly account: string;
  readonly container: string;
  readonly connection: Secret;
  readonly clock?: Clock;
  readonly proxy?: URL;
}

/** Opens the blob store in a container of Azure, which is made if it is not there. */
export async function openAzureBlobs(options: AzureBlobsOptions): Promise<Blobs.BlobStore> {
  const { account, container, connection, clock = systemClock, proxy } = options;
  const url = `azure://${account}/${container}`;
  // Imported here: it takes longer to load than the rest of a site that keeps its blobs in files.
  const { ContainerClient: Client } = await import('@azure/storage-blob');
  const refused = (reason: string): Error => blobErrors('store-url', { url, reason });
  let client: ContainerClient;
  try {
    client = new Client(connection.reveal(), container, {
      retryOptions,
      ...(proxy === undefined ? {} : { proxyOptions: throughProxy(proxy) }),
    });
  } catch {
    // Without a cause, which could quote the key.
    throw refused('its connection string is not one of Azure Storage');
  }
  if (client.accountName !== account) throw refused('its connection string is of another account');
  const blobs = new AzureBlobs(client, url, clock);
  await blobs.makeContainer();
  return blobs;
}

type Proxy = NonNullable<StoragePipelineOptions['proxyOptions']>;

function throughProxy({ protocol, hostname, port, username, password }: URL): Proxy {
  return {
    host: `${protocol}//${hostname}`,
    port: port === '' ? 80 : Number(port),
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  };
}

// Three tries within some seconds: whoever puts a blob waits, and can put it again.
const retryOptions = { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 2000 };

/** Up to two of these are in memory for each put. */
const blockSize = 4 * 2 ** 20;

const drafts = 'drafts/';

/** How Azure's client is told to stop. */
type Abort = { readonly abortSignal?: AbortSignal };

const ifNew = { conditions: { ifNoneMatch: '*' } };

class AzureBlobs implements Blobs.BlobStore {
  readonly #container: ContainerClient;
  readonly #url: string;
  readonly #clock: Clock;
  readonly #puts = new UnderWay();
  readonly #drafts = new Set<string>();

  constructor(container: ContainerClient, url: string, clock: Clock) {
    this.#container = container;
    this.#url = url;
    this.#clock = clock;
  }

  async makeContainer(): Promise<void> {
    await this.#attempt(async () => this.#container.createIfNotExists());
  }

  async put(content: Blobs.BlobContent, options: Blobs.PutOptions = {}): Promise<Blobs.PutBlob> {
    return await this.#puts.run(async () => {
      try {
        return await this.#put(content, options);
      } catch (error) {
        // Azure's client has an error of its own for it.
        options.signal?.throwIfAborted();
        throw error;
      }
    });
  }

  async get(name: string, range?: Blobs.BlobRange): Promise<Blobs.BlobPart> {
    if (range === undefined) {
      requireBlobName(name);
      return await this.#download(name);
    }
    const blob = await this.stat(name);
    if (blob === undefined) throw blobErrors('not-found', { name });
    const { start, end } = partOf(blob, range);
    if (start === end) return { size: blob.size, length: 0, stream: Readable.from([]) };
    return { ...(await this.#download(name, start, end - start)), size: blob.size };
  }

  async stat(name: string): Promise<Blobs.StoredBlob | undefined> {
    requireBlobName(name);
    const properties = await this.#unlessGone(async () => this.#blob(name).getProperties());
    // Until its copy is complete, nobody has been told of it.
    if (properties === undefined || !isComplete(properties)) return undefined;
    const { contentLength = 0, lastModified } = properties;
    return { name, size: contentLength, storedAt: Number(lastModified) };
  }

  async delete(name: string): Promise<void> {
    requireBlobName(name);
    await this.#unlessGone(async () => this.#blob(name).delete());
  }

  async *list(after?: string): AsyncGenerator<Blobs.StoredBlob, void> {
    for (const prefix of after === undefined ? [''] : prefixesFrom(after)) {
      for await (const blob of this.#listed(prefix)) {
        if (isBlobName(blob.name) && blob.name > (after ?? '')) yield blob;
      }
    }
  }

  async sweep(isReferenced: Blobs.IsReferenced, options: Blobs.SweepOptions): Promise<Blobs.Swept> {
    const sweepable = {
      list: () => this.list(),
      deleteUnchanged: async (blob: Blobs.StoredBlob) => this.#deleteUnchanged(blob),
      removeLeftovers: async (before: number) => this.#removeLeftovers(before),
    };
    return await sweepBlobs(sweepable, this.#clock, isReferenced, options);
  }

  async close(): Promise<void> {
    await this.#puts.ended();
  }

  async #put(content: Blobs.BlobContent, options: Blobs.PutOptions): Promise<Blobs.PutBlob> {
    const abort = options.signal === undefined ? {} : { abortSignal: options.signal };
    const incoming = new Incoming(options);
    const blocks = inBlocks(incoming.chunks(content), blockSize);
    const first = (await blocks.next()).value ?? Buffer.alloc(0);
    const second = await blocks.next();
    if (second.done !== true) {
      return await this.#putLarge(joined([first, second.value], blocks), incoming, abort);
    }
    const blob = incoming.finish();
    const client = this.#blob(blob.name);
    const upload = async () => client.upload(first, first.length, { ...ifNew, ...abort });
    await this.#publish(client, upload);
    return blob;
  }

  // Its name is known only at its end, so it goes to a draft first, which Azure then copies by
  // itself. Not in blocks of the blob itself even where the name was announced: two puts of the
  // same content would drop each other's blocks.
  async #putLarge(
    blocks: AsyncIterable<Buffer>,
    incoming: Incoming,
    abort: Abort,
  ): Promise<Blobs.PutBlob> {
    const draft = this.#blob(drafts + randomUUID());
    this.#drafts.add(draft.name);
    try {
      const ids = await stageBlocks(blocks, async (id, block) =>
        this.#attempt(async () => draft.stageBlock(id, block, block.length, abort)),
      );
      const blob = incoming.finish();
      await this.#attempt(async () => draft.commitBlockList([...ids], abort));
      const client = this.#blob(blob.name);
      await this.#publish(client, async () => {
        const copying = await client.beginCopyFromURL(draft.url, { ...ifNew, intervalInMs: 200 });
        await copying.pollUntilDone();
      });
      return blob;
    } finally {
      // What cannot be removed now is removed by a sweep.
      await draft.deleteIfExists().catch(() => undefined);
      this.#drafts.delete(draft.name);
    }
  }

  /** Creates the blob, or where it is there makes it young again for the sweep. */
  async #publish(client: BlobClient, create: () => Promise<unknown>): Promise<void> {
    await this.#attempt(async () => {
      for (;;) {
        if (await done(create, 'BlobAlreadyExists')) return;
        // A sweep may have come between; then it can be created.
        if (await this.#renewed(client)) return;
      }
    });
  }

  async #renewed(client: BlobClient): Promise<boolean> {
    const properties = await this.#unlessGone(async () => client.getProperties());
    if (properties === undefined) return false;
    if (isComplete(properties)) return await done(async () => client.setMetadata({}), ...gone);
    if (properties.copyStatus === 'pending') await this.#clock.sleep(200);
    else await client.deleteIfExists();
    return false;
  }

  async #download(name: string, offset = 0, count?: number): Promise<Blobs.BlobPart> {
    const answer = await this.#unlessGone(async () => this.#blob(name).download(offset, count));
    if (answer?.readableStreamBody === undefined || !isComplete(answer)) {
      throw blobErrors('not-found', { name });
    }
    const length = answer.contentLength ?? 0;
    return { size: length, length, stream: answer.readableStreamBody as Readable };
  }

  async #deleteUnchanged({ name, storedAt }: Blobs.StoredBlob): Promise<boolean> {
    const conditions = { ifUnmodifiedSince: new Date(storedAt) };
    return await this.#attempt(async () =>
      done(async () => this.#blob(name).delete({ conditions }), 'ConditionNotMet', ...gone),
    );
  }

  // Blocks of which no draft was made are not listed; Azure removes them after a week.
  async #removeLeftovers(before: number): Promise<number> {
    let count = 0;
    for await (const { name, storedAt } of this.#listed(drafts)) {
      if (storedAt >= before || this.#drafts.has(name)) continue;
      await this.#attempt(async () => this.#blob(name).deleteIfExists());
      count += 1;
    }
    return count;
  }

  #listed(prefix: string): AsyncIterable<Blobs.StoredBlob> {
    return listAzure(this.#container, prefix, async (work) => this.#attempt(work));
  }

  #blob(name: string): BlockBlobClient {
    return this.#container.getBlockBlobClient(name);
  }

  async #unlessGone<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    return await this.#attempt(async () => {
      try {
        return await work();
      } catch (error) {
        if (gone.includes(azureCodeOf(error))) return undefined;
        throw error;
      }
    });
  }

  async #attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw azureTrouble(this.#url, error);
    }
  }
}

const gone = ['BlobNotFound'];

/** Whether it could be done; not if Azure refuses it with one of these codes. */
async function done(work: () => Promise<unknown>, ...refusals: readonly string[]) {
  try {
    await work();
    return true;
  } catch (error) {
    if (refusals.includes(azureCodeOf(error))) return false;
    throw error;
  }
}
