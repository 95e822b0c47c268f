import { Recent } from '../../recent.ts';

export interface BucketSize {
  /** How much comes back in a second. */
  readonly perSecond: number;
  /** How much it holds. */
  readonly most: number;
}

/** What is in a bucket after something was taken. */
export interface Level {
  readonly isEmpty: boolean;
  /** How much can still be taken. */
  readonly left: number;
  /** Seconds until it is full again. */
  readonly fullIn: number;
  /** Seconds until there is something in it. */
  readonly nextIn: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Of more than so many, those that were silent for longest are forgotten: they find full ones again. */
const mostBuckets = 10_000;

/** A bucket for each of many, from which one is taken each time, and that fills up again with time. */
export class TokenBuckets {
  readonly #buckets = new Recent<Bucket>(mostBuckets);
  readonly #size: () => BucketSize;

  constructor(size: () => BucketSize) {
    this.#size = size;
  }

  /** How full it is, without taking anything. */
  look(key: string, now: number): Level {
    const size = this.#size();
    const left = filled(this.#buckets.get(key), size, now);
    return levelOf(left, size, left < 1);
  }

  /** Takes one, if there is one. */
  take(key: string, now: number): Level {
    const size = this.#size();
    const bucket = this.#buckets.get(key);
    const before = filled(bucket, size, now);
    const isEmpty = before < 1;
    const left = isEmpty ? before : before - 1;
    if (bucket === undefined) this.#buckets.set(key, { left, at: now });
    else {
      bucket.left = left;
      bucket.at = now;
    }
    return levelOf(left, size, isEmpty);
  }
}

function filled(bucket: Bucket | undefined, { perSecond, most }: BucketSize, now: number): number {
  if (bucket === undefined) return most;
  // A clock may be set back.
  const passed = Math.max(0, now - bucket.at) / 1000;
  return Math.min(most, bucket.left + passed * perSecond);
}

function levelOf(left: number, { perSecond, most }: BucketSize, isEmpty: boolean): Level {
  return {
    isEmpty,
    left: Math.floor(left),
    fullIn: Math.ceil((most - left) / perSecond),
    nextIn: Math.max(1, Math.ceil((1 - left) / perSecond)),
  };
}
