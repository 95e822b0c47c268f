import type { Clock, Timer } from '@hawser/core/clock';
import pg from 'pg';
import type { Bell } from '../events/bell.ts';
import { eventChannel } from '../mutations/append-event.ts';
import { connectionOptions } from './connection-options.ts';

const reconnectAfterMs = 1000;

/** Rings when any replica tells that there are new events, and when some may have been missed. */
export class EventListener {
  readonly #url: URL;
  readonly #bell: Bell;
  readonly #clock: Clock;
  #client: pg.Client | undefined;
  #again: Timer | undefined;
  #closed = false;
  readonly #cut: AbortSignal | undefined;

  constructor(url: URL, { bell, clock, cut }: { bell: Bell; clock: Clock; cut?: AbortSignal }) {
    this.#url = url;
    this.#bell = bell;
    this.#clock = clock;
    this.#cut = cut;
  }

  async listen(): Promise<void> {
    const client = new pg.Client(connectionOptions(this.#url, {}, this.#cut));
    this.#client = client;
    client.on('notification', () => this.#bell.ring());
    // Followed by its end.
    client.on('error', () => undefined);
    client.on('end', () => this.#listenLater(client));
    try {
      await client.connect();
      await client.query(`listen ${eventChannel}`);
      this.#bell.ring();
    } catch {
      // Only hints are missing: who follows looks every second anyway.
      this.#listenLater(client);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#again?.cancel();
    await this.#client?.end();
  }

  #listenLater(client: pg.Client): void {
    if (this.#closed || this.#cut?.aborted === true || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    this.#again = this.#clock.timer(reconnectAfterMs, () => void this.listen()).unref();
  }
}
