import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a site that can be cut. */
export interface SiteLine {
  /** The site, as it is reached by this way. */
  readonly url: string;
  /** Ends what goes over it, and lets nothing more through. */
  cut(): void;
  mend(): void;
}

export async function siteLine(site: string): Promise<SiteLine> {
  const to = new URL(site);
  const sockets = new Set<Socket>();
  let isCut = false;
  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  const server = createServer((from) => {
    const there = connect(Number(to.port), to.hostname.replace(/^\[|\]$/g, ''));
    const ends = [from, there];
    for (const socket of ends) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => ends.forEach((end) => end.destroy()));
    }
    if (isCut) drop();
    from.pipe(there).pipe(from);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    drop();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: site.replace(`:${to.port}`, `:${port}`),
    cut() {
      isCut = true;
      drop();
    },
    mend() {
      isCut = false;
    },
  };
}
