import type { IncomingMessage } from 'node:http';
import type { Static } from 'typebox';
import { Check } from 'typebox/value';
import { systemClock, type Clock } from '../clock.ts';
import { HawserError } from '../errors.ts';
import { isFinished } from '../operations/operation-states.ts';
import { pathOf, refusalOf } from './call-site.ts';
import { followOperation, operationEvent } from './contracts/operations.ts';
import { notASite } from './public-endpoints.ts';
import { retryAfterMs } from './retry-after.ts';
import { serverSentEvents, TooLong } from './server-sent-events.ts';
import { streamFromSite, type SiteAddress } from './site-request.ts';

export type WatchedEvent = Static<typeof operationEvent>;

export interface WatchOptions {
  /** The sequence of the last event that is known. */
  readonly after?: number;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/** A result of 256 KiB, in characters of which JSON may make six. */
const longestMessage = 2 * 1024 * 1024;

const longestRefusal = 64 * 1024;

/** The site says every 15 seconds that it is there. */
const silenceMs = 45_000;

const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** As often in a row without a single event: about a minute, in which a site is started again. */
const mostFailures = 10;

/**
 * What happens to an operation, until it is finished. A connection that breaks is made again, and goes
 * on where it was.
 */
export async function* watchOperation(
  site: SiteAddress,
  id: string,
  { after = 0, signal, clock = systemClock }: WatchOptions,
): AsyncGenerator<WatchedEvent, void> {
  let last = after;
  for (let failures = 0; ;) {
    let pause: number | undefined;
    try {
      const response = await asked(site, id, { last, signal });
      if (response.statusCode !== 200) {
        pause = retryAfterMs(response.headers['retry-after'], clock.now());
        throw await refused(response);
      }
      for await (const event of eventsOf(site, response)) {
        // Whoever goes on elsewhere may be told what is known.
        if (event.sequence <= last) continue;
        last = event.sequence;
        failures = 0;
        yield event;
        if (event.type === 'state' && isFinished(event.state)) return;
      }
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      if (!isPassing(error) || failures >= mostFailures) throw error;
    }
    pause ??= Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
    await clock.sleep(pause, signal);
  }
}

async function asked(
  site: SiteAddress,
  id: string,
  { last, signal }: { readonly last: number; readonly signal: AbortSignal },
): Promise<IncomingMessage> {
  const response = await streamFromSite(site, {
    path: pathOf(followOperation, { id }),
    headers: { accept: 'text/event-stream', 'last-event-id': String(last) },
    signal,
  });
  return response.setTimeout(silenceMs, () => response.destroy());
}

async function* eventsOf(
  site: SiteAddress,
  response: IncomingMessage,
): AsyncGenerator<WatchedEvent> {
  const bytes = response as AsyncIterable<Uint8Array>;
  try {
    for await (const { data } of serverSentEvents(bytes, longestMessage)) {
      const event = parsed(data);
      if (!Check(operationEvent, event)) throw notASite(site, 'an event is not as agreed');
      yield event;
    }
  } catch (error) {
    if (error instanceof TooLong) throw notASite(site, error.message);
    throw error;
  } finally {
    response.destroy();
  }
}

async function refused(response: IncomingMessage): Promise<Error> {
  let text = '';
  for await (const piece of response as AsyncIterable<Buffer>) {
    text += piece.toString('utf8');
    if (text.length > longestRefusal) break;
  }
  return refusalOf({ status: response.statusCode ?? 0, text });
}

/** Whether it may work again soon: what is no error for people is of the connection. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof HawserError)) return true;
  return error.kind === 'unreachable' && error.code !== 'site-not-a-site';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
