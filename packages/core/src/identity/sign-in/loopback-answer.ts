import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finished } from 'node:stream/promises';

/** Where a browser brings the answer of a directory (RFC 8252, 7.3). */
export interface LoopbackAnswer extends AsyncDisposable {
  readonly url: string;
  /** What was brought, once; `done` says on the page how it ended. */
  answer(signal: AbortSignal): Promise<URLSearchParams>;
  done(message: string): void;
}

const path = '/callback';
/** A code, a state and an issuer; the longest addresses are those of errors. */
const longest = 8192;

/** Listens on this machine only, and takes only what has the state that was sent. */
export async function listenForAnswer(state: string): Promise<LoopbackAnswer> {
  const brought = Promise.withResolvers<URLSearchParams>();
  brought.promise.catch(() => undefined);
  let page: ServerResponse | undefined;
  const server = createServer({ maxHeaderSize: 32 * 1024 }, (request, response) => {
    const found = answerIn(request, host(), state);
    // Anybody on this machine can ask here: who does not know the state ends nothing by it.
    if (found === undefined || page !== undefined) {
      write(response, 404, 'There is nothing here.');
      return;
    }
    page = response;
    brought.resolve(found);
  });
  const host = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://${host()}${path}`,
    async answer(signal) {
      const stop = (): void => brought.reject(signal.reason);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      try {
        return await brought.promise;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    done(message) {
      if (page !== undefined) write(page, 200, message);
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      // The page is on its way; what a browser has opened beside it for later would be waited for.
      if (page !== undefined && page.writableEnded) await finished(page).catch(() => undefined);
      server.closeAllConnections();
      await closed;
    },
  };
}

function answerIn(
  { method, url = '', headers }: IncomingMessage,
  host: string,
  state: string,
): URLSearchParams | undefined {
  // Another name that leads here would be that of somebody else's page.
  if (method !== 'GET' || headers.host !== host || url.length > longest) return undefined;
  // Any page in a browser can have it ask here, for what is no address, too.
  const asked = URL.parse(url, `http://${host}`);
  if (asked?.pathname !== path) return undefined;
  return asked.searchParams.get('state') === state ? asked.searchParams : undefined;
}

function write(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(
    `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Hawser</title></head><body><main><h1>Hawser</h1><p role="status">${escaped(message)}</p></main></body></html>\n`,
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
