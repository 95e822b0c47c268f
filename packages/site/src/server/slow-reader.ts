import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Clock } from '@hawser/core/clock';

/** How long what was written may wait to be read. */
const patienceMs = 60_000;

/** Writes to somebody as fast as he reads, so that nothing piles up here; who stops reading is cut off. */
export class SlowReader {
  readonly #reply: ServerResponse;
  readonly #clock: Clock;
  #room: Promise<void> | undefined;

  constructor(reply: ServerResponse, clock: Clock) {
    this.#reply = reply;
    this.#clock = clock;
  }

  /** Comes back when there is room for more; rejects when he is gone. */
  async write(text: string): Promise<void> {
    const hasRoom = this.#reply.write(text);
    if (!hasRoom) this.#room ??= this.#waitForRoom().finally(() => (this.#room = undefined));
    await this.#room;
  }

  /** Shows him that somebody is here, unless that can be seen by what waits for him. */
  beat(text: string): void {
    const isSilent = this.#room === undefined && this.#reply.headersSent;
    if (isSilent) this.write(text).catch(() => undefined);
  }

  async #waitForRoom(): Promise<void> {
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    this.#reply.once('close', leave);
    if (this.#reply.destroyed) leave();
    const patience = this.#clock.timer(patienceMs, () => this.#reply.destroy());
    try {
      await once(this.#reply, 'drain', { signal: gone.signal });
    } finally {
      patience.cancel();
      this.#reply.off('close', leave);
    }
  }
}
