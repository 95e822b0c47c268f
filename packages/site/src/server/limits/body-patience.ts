import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest, ServerHttp2Stream } from 'node:http2';

const patience = new WeakMap<IncomingMessage | ServerHttp2Stream, NodeJS.Timeout>();

/** Has something happen where a body has not arrived in time; gives what is to be called when it has. */
export function whenTired(
  body: IncomingMessage | ServerHttp2Stream,
  patienceMs: number,
  tired: () => void,
): () => void {
  const timer = setTimeout(tired, patienceMs).unref();
  patience.set(body, timer);
  return () => {
    clearTimeout(timer);
    patience.delete(body);
  };
}

/** The time for the body of a request begins anew, because so much of a large one has come. */
export function extendPatience(request: IncomingMessage | Http2ServerRequest): void {
  patience.get('stream' in request ? request.stream : request)?.refresh();
}
