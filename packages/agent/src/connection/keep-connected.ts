import type { Clock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { type Registration, siteAt } from '../registration/registration.ts';
import { pauseMs } from './backoff.ts';
import { type AgentMessage, changeStream } from './change-stream.ts';

/** What becomes of the connection, for whoever shows it. */
export type LinkEvent =
  | { readonly type: 'connected'; readonly url: string; readonly urls: readonly string[] }
  | { readonly type: 'change'; readonly topic: string }
  | { readonly type: 'lost'; readonly error: HawserError | undefined; readonly pauseMs: number };

export interface LinkOptions {
  readonly registration: () => Registration;
  readonly version: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Has it connected again, as after another certificate has come. */
  readonly again: () => AbortSignal;
  readonly tell: (event: LinkEvent) => Promise<void> | void;
}

/** A connection that has held so long was a good one. */
const stableMs = 60_000;

/** Keeps an agent connected to one of the replicas of its site, until the signal is aborted. */
export async function keepConnected(options: LinkOptions): Promise<void> {
  const { registration, version, clock, random, signal, tell } = options;
  const sessions = new Map<string, Buffer>();
  let after: string | undefined;
  let spread = 1;
  let failures = 0;
  for (let turn = 0; !signal.aborted; turn += 1) {
    const known = registration();
    const urls = addresses(known);
    const site = siteAt(known, urls[turn % urls.length] ?? known.url);
    const again = options.again();
    let since: number | undefined;
    let trouble: HawserError | undefined;
    try {
      const until = AbortSignal.any([signal, again]);
      const messages = changeStream(site, { after, version, clock, signal: until, sessions });
      for await (const message of messages) {
        since ??= clock.now();
        if (message.type === 'hello') {
          await tell({ type: 'connected', url: site.url, urls: message.urls });
        }
        if (message.type === 'change') await tell({ type: 'change', topic: message.topic });
        else ({ spread } = message);
        after = idOf(message) ?? after;
      }
    } catch (error) {
      if (!(error instanceof HawserError)) throw error;
      // What goes on as the same agent would have the same jobs.
      if (error.code === 'agent-runs-elsewhere') throw error;
      trouble = error;
    }
    if (signal.aborted) return;
    if (again.aborted) continue;
    // A clock that was set back makes it a little longer until the next try, and no more.
    if (since !== undefined && clock.now() - since >= stableMs) failures = 0;
    const pause = pauseMs(failures, { spread, random });
    failures += 1;
    await tell({ type: 'lost', error: trouble, pauseMs: pause });
    await clock.sleep(pause, signal).catch(() => undefined);
  }
}

/** Those the site has told of, and the one that it was registered at: that may lead to all of them. */
function addresses({ url, urls }: Registration): readonly string[] {
  return [...new Set([url, ...urls])];
}

function idOf({ id }: AgentMessage): string | undefined {
  return id !== undefined && /^\d{1,15}$/.test(id) ? id : undefined;
}
