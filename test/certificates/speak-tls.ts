import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type SecureContextOptions, type TLSSocket } from 'node:tls';

/** Lets two speak with each other who prove who they are; the common name that the server sees. */
export async function speakTls(
  server: SecureContextOptions,
  client: SecureContextOptions,
): Promise<unknown> {
  const listener = createServer({ ...server, requestCert: true, rejectUnauthorized: true });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ...client });
  try {
    const [[accepted]] = (await Promise.all([
      once(listener, 'secureConnection'),
      once(socket, 'secureConnect'),
    ])) as [[TLSSocket], unknown];
    return accepted.getPeerCertificate().subject.CN;
  } finally {
    socket.destroy();
    listener.close();
  }
}
