import type { ClientHttp2Session } from 'node:http2';
import type { Clock, Timer } from '@hawser/core/clock';

const lookMs = 5000;
const pingEveryMs = 30_000;
const patienceMs = 15_000;

/** A look that comes so late means that the machine has slept, or that its clock was set. */
const lateMs = 10_000;

/**
 * Ends a connection that is dead without saying so: the other end answers no ping, or the site has long
 * said nothing. After a sleep of the machine it is asked at once.
 */
export class Liveness implements Disposable {
  readonly #session: ClientHttp2Session;
  readonly #clock: Clock;
  readonly #silenceMs: number;
  readonly #looking: Timer;
  #patience: Timer | undefined;
  #sincePing = 0;
  #sinceHeard = 0;
  #last: number;

  constructor(
    session: ClientHttp2Session,
    { clock, silenceMs }: { readonly clock: Clock; readonly silenceMs: number },
  ) {
    this.#session = session;
    this.#clock = clock;
    this.#silenceMs = silenceMs;
    this.#last = clock.now();
    this.#looking = clock.every(lookMs, () => this.#look()).unref();
  }

  heard(): void {
    this.#sinceHeard = 0;
  }

  [Symbol.dispose](): void {
    this.#looking.cancel();
    this.#patience?.cancel();
  }

  // Counted in looks, and not by the clock, which somebody may set.
  #look(): void {
    const now = this.#clock.now();
    const slept = Math.abs(now - this.#last - lookMs) > lateMs;
    this.#last = now;
    this.#sincePing += lookMs;
    this.#sinceHeard += lookMs;
    if (this.#sinceHeard > this.#silenceMs) return this.#session.destroy(silent());
    if (slept || this.#sincePing >= pingEveryMs) this.#ping();
  }

  #ping(): void {
    this.#sincePing = 0;
    if (this.#patience !== undefined || this.#session.destroyed || this.#session.connecting) return;
    this.#patience = this.#clock.timer(patienceMs, () => this.#session.destroy(silent())).unref();
    this.#session.ping(() => {
      this.#patience?.cancel();
      this.#patience = undefined;
    });
  }
}

function silent(): Error {
  return new Error('it does not answer any more');
}
