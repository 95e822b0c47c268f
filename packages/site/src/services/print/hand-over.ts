import { Readable } from 'node:stream';
import type { Clock } from '@hawser/core/clock';
import { ippRefusals } from '../../printing/ipp-refusals.ts';
import { renewingLease } from './renewing-lease.ts';

const lookedAfterEveryMs = 60_000;

interface HandOver {
  readonly clock: Pick<Clock, 'now' | 'every'>;
  /** Notes that the device is there. Refused where the job is its no more. */
  readonly renew: () => Promise<unknown>;
  /** Whether the job is still the device's. */
  readonly isHeld: () => Promise<boolean>;
}

/**
 * The bytes of a document on their way to the device that has the job. Who reads them slowly is there all
 * the same, and keeps the job. Who stops in the middle, as before a printer without paper, may do so for as
 * long as he says by other means that he has the job; then it is broken off, and nothing of it stays open.
 */
export function handOver(bytes: AsyncIterable<Uint8Array>, by: HandOver): Readable {
  const { clock, isHeld } = by;
  let taken = clock.now();
  const pieces = each(renewingLease(bytes, by), () => (taken = clock.now()));
  const document = Readable.from(pieces, { objectMode: false });
  const look = async (): Promise<void> => {
    if (clock.now() - taken < lookedAfterEveryMs) return;
    // While nobody can say it counts as held.
    if (await isHeld().catch(() => true)) return;
    const reason = 'the device takes no more of it, and the job is its no more';
    document.destroy(ippRefusals('client-error-not-possible', { reason }));
  };
  const looking = clock.every(lookedAfterEveryMs, () => void look()).unref();
  return document.once('close', () => looking.cancel());
}

async function* each(
  pieces: AsyncIterable<Uint8Array>,
  taken: () => void,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of pieces) {
    taken();
    yield piece;
  }
}
