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

/** Of more than so many, whoever was silent for longest is forgotten: he finds a full one again. */
const mostBuckets = 10_000;

/** A bucket for each of many, from which one is taken each time, and that fills up again with time. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #size: () => BucketSize;

  constructor(size: () => BucketSize) {
    this.#size = size;
  }

  /** How full it is, without taking anything. */
  look(key: string, now: number): Level {
    const kept = this.#buckets.get(key);
    return this.#level(kept === undefined ? this.#size().most : this.#filled(kept, now));
  }

  /** Takes one, if there is one. */
  take(key: string, now: number): Level {
    const kept = this.#buckets.get(key);
    const left = kept === undefined ? this.#size().most : this.#filled(kept, now);
    const isEmpty = left < 1;
    // At the end of the line of those that may be forgotten.
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: isEmpty ? left : left - 1, at: now });
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > mostBuckets && oldest !== undefined) this.#buckets.delete(oldest);
    return { ...this.#level(isEmpty ? left : left - 1), isEmpty };
  }

  #filled({ left, at }: Bucket, now: number): number {
    const { perSecond, most } = this.#size();
    // A clock may be set back.
    return Math.min(most, left + (Math.max(0, now - at) / 1000) * perSecond);
  }

  #level(left: number): Level {
    const { perSecond, most } = this.#size();
    return {
      isEmpty: left < 1,
      left: Math.floor(left),
      fullIn: Math.ceil((most - left) / perSecond),
      nextIn: Math.max(1, Math.ceil((1 - left) / perSecond)),
    };
  }
}
