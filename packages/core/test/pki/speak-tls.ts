import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type TLSSocket } from 'node:tls';
import type { Issued } from '../../src/pki/issued.ts';

/** Lets two speak with each other that trust one authority; what the server sees of its caller. */
export async function speakTls(parties: {
  readonly authority: string;
  readonly server: Issued;
  readonly client: Issued;
}): Promise<{ authorized: boolean; peer: X509Certificate | undefined }> {
  const { authority, server, client } = parties;
  const pair = (of: Issued) => ({ cert: of.certificate, key: of.key, ca: authority });
  const listener = createServer({ ...pair(server), requestCert: true });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ...pair(client) });
  try {
    const [[accepted]] = (await Promise.all([
      once(listener, 'secureConnection'),
      once(socket, 'secureConnect'),
    ])) as [[TLSSocket], unknown];
    return { authorized: accepted.authorized, peer: accepted.getPeerX509Certificate() };
  } finally {
    socket.destroy();
    listener.close();
  }
}
