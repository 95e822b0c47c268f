import type { Clock } from '@hawser/core/clock';

/** So often at most, which is often enough for the shortest lease. */
const everyMs = 20_000;

/** The bytes of a document; who reads them slowly is there all the same, and keeps the job. */
export async function* renewingLease(
  bytes: AsyncIterable<Uint8Array>,
  { clock, renew }: { readonly clock: Pick<Clock, 'now'>; readonly renew: () => Promise<unknown> },
): AsyncGenerator<Uint8Array, void> {
  let renewed = clock.now();
  for await (const piece of bytes) {
    const now = clock.now();
    if (now - renewed >= everyMs) {
      renewed = now;
      // Refused where the job is the device's no more: it gets no more of it.
      await renew();
    }
    yield piece;
  }
}
