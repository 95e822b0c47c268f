import type { Clock } from '@hawser/core/clock';
import type { About } from './change.ts';
import type { AuditOrigin } from './audit-origin.ts';

interface Counted {
  readonly origin: AuditOrigin;
  readonly code: string;
  readonly about: About;
  /** Besides the first. */
  more: number;
}

export interface CountedRefusal {
  readonly about: About;
  readonly count: number;
}

export interface CountedRefusalsOptions {
  readonly clock: Clock;
  readonly keep: (origin: AuditOrigin, code: string, counted: CountedRefusal) => void;
}

const minuteMs = 60_000;

/** Kinds of refusals in a minute; what is more than that is counted together. */
const most = 500;

/**
 * Who was refused, so that the records of it take little room however often that is: of each kind
 * the first is kept at once, and when the minute is over how many have followed.
 */
export class CountedRefusals {
  readonly #options: CountedRefusalsOptions;
  readonly #kinds = new Map<string, Counted>();
  #minute: { cancel(): void } | undefined;

  constructor(options: CountedRefusalsOptions) {
    this.#options = options;
  }

  add(origin: AuditOrigin, code: string, about: About = {}): void {
    const who = origin.actor === 'site' ? 'site' : (origin.actor?.id ?? '');
    const kind = JSON.stringify([origin.address, who, origin.call, code, about.target]);
    const isFull = this.#kinds.size >= most && !this.#kinds.has(kind);
    if (isFull)
      this.#count(JSON.stringify(['', code]), { call: 'various', actor: undefined }, code);
    else this.#count(kind, origin, code, about);
  }

  /** Keeps what was counted. */
  flush(): void {
    this.#minute?.cancel();
    this.#minute = undefined;
    for (const { origin, code, about, more } of this.#kinds.values()) {
      if (more > 0) this.#options.keep(origin, code, { about, count: more });
    }
    this.#kinds.clear();
  }

  #count(kind: string, origin: AuditOrigin, code: string, about: About = {}): void {
    const counted = this.#kinds.get(kind);
    if (counted !== undefined) {
      counted.more += 1;
      return;
    }
    this.#kinds.set(kind, { origin, code, about, more: 0 });
    this.#minute ??= this.#options.clock.timer(minuteMs, () => this.flush()).unref();
    this.#options.keep(origin, code, { about, count: 1 });
  }
}
