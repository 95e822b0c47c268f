import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { adminOf, type TestSite } from './running-site.ts';

/** A connection to a site as its administrator, on which a test speaks HTTP by itself. */
export interface RawConnection {
  readonly socket: TLSSocket;
  send(text: string): void;
  /** Waits until what was answered matches; gives all of it. */
  answered(pattern: RegExp): Promise<string>;
  closed(): Promise<string>;
}

export async function connectAsAdmin({ home, running }: TestSite): Promise<RawConnection> {
  const { certificate, trustAnchor } = await adminOf(home, running);
  const { hostname: host, port } = new URL(running.certificateUrl);
  const socket = connect({ host, port: Number(port), ca: trustAnchor, ...certificate });
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  // A connection that is cut is what some tests wait for.
  socket.on('error', () => undefined);
  const end = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  await once(socket, 'secureConnect');
  return {
    socket,
    send: (piece) => void socket.write(piece),
    async answered(pattern) {
      while (!pattern.test(text)) {
        const gone = await Promise.race([
          once(socket, 'data').then(() => false),
          end.then(() => true),
        ]);
        if (gone && !pattern.test(text)) throw new Error(`the connection ended after: ${text}`);
      }
      return text;
    },
    async closed() {
      await end;
      return text;
    },
  };
}

/** A call of the site that is not complete: more of its body is announced than there is. */
export const beginningOfCall =
  'POST /admin/v1/site/checks/clock HTTP/1.1\r\nHost: site\r\n' +
  'Content-Type: application/json\r\nContent-Length: 13\r\n\r\n{"one":';

export const restOfCall = '"two"}';
