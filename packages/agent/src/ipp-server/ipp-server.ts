import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { codeOf } from '@hawser/core/files/file-errors';
import { type ListenAddress, writtenListenAddress } from '@hawser/core/site/listen-address';

/** So many may be connected at once, unless somebody looks at who they are. */
const mostConnections = 256;
const mostLookedAt = 1024;
const idleMs = 60_000;
const headersMs = 10_000;

export interface IppServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens where a printer of IPP does; what comes in anything but IPP is shown a page that says so. */
export async function startIppServer(
  { host, port }: ListenAddress,
  {
    answer,
    page,
    meet,
    notListening,
  }: {
    /** Undefined where there is no printer of that path. */
    readonly answer: (request: IncomingMessage) => Promise<Buffer | undefined>;
    readonly page: () => string;
    /** Looks at each connection before anything of it is read. */
    readonly meet?: (socket: Socket) => void;
    readonly notListening: (address: string, reason: string) => Error;
  },
): Promise<IppServer> {
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = isIpp(request) ? await answer(request) : undefined;
    if (response.destroyed) return;
    if (body === undefined) {
      const isPage = request.method === 'GET' && request.url === '/';
      response.writeHead(isPage ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(isPage ? page() : 'This is a printer, and speaks IPP.\n');
      return;
    }
    // What is left of a body would be taken for the next request.
    if (!request.complete) response.shouldKeepAlive = false;
    const headers = { 'content-type': 'application/ipp', 'content-length': body.length };
    response.writeHead(200, headers).end(body);
  };
  // A large document takes long, but something of it comes all the time.
  const server = createServer({ requestTimeout: 0, headersTimeout: headersMs });
  server.maxConnections = meet === undefined ? mostConnections : mostLookedAt;
  server.setTimeout(idleMs);
  if (meet !== undefined) server.on('connection', meet);
  server.on('request', (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening').catch((error: unknown) => {
    const address = writtenListenAddress({ host, port });
    const reason =
      codeOf(error) === 'EADDRINUSE' ? 'it is taken' : `the system says ${codeOf(error)}`;
    throw notListening(address, reason);
  });
  return { port: portOf(server), close: async () => closed(server) };
}

/** Pages in a browser cannot send such a request to another place. */
function isIpp({ method, headers }: IncomingMessage): boolean {
  return method === 'POST' && /^application\/ipp\s*(;|$)/i.test(headers['content-type'] ?? '');
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function closed(server: Server): Promise<void> {
  const end = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await end;
}
