import type { ContainerClient } from '@azure/storage-blob';
import type { StoredBlob } from './blob-store.ts';

/** The blobs of a container whose names begin so. `attempt` stands around each call. */
export async function* listAzure(
  container: ContainerClient,
  prefix: string,
  attempt: <Result>(work: () => Promise<Result>) => Promise<Result>,
): AsyncGenerator<StoredBlob, void> {
  const pages = container.listBlobsFlat({ prefix }).byPage({ maxPageSize: 500 });
  for (;;) {
    const next = await attempt(async () => pages.next());
    if (next.done === true) return;
    for (const { name, properties } of next.value.segment.blobItems) {
      const { contentLength = 0, lastModified } = properties;
      if (!isComplete(properties)) continue;
      yield { name, size: contentLength, storedAt: Number(lastModified) };
    }
  }
}

/**
 * Azure can only go on where its own token says; but it can list what begins in some way. For "ab"
 * those are ab to af, and then b to f.
 */
export function prefixesFrom(name: string): readonly string[] {
  const first = name.charAt(0) || '0';
  const second = name.charAt(1) || '0';
  const near = digits.filter((digit) => digit >= second).map((digit) => first + digit);
  return [...near, ...digits.filter((digit) => digit > first)];
}

const digits = Array.from({ length: 16 }, (_, digit) => digit.toString(16));

/** Whether a blob is whole; one that is being copied is there before it is. */
export function isComplete({ copyStatus }: { readonly copyStatus?: string | undefined }): boolean {
  return copyStatus === undefined || copyStatus === 'success';
}
