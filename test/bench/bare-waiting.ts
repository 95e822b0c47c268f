import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';

// The least that node can do for agents that wait: a server of HTTP/2 that looks at certificates, says
// hello to everybody, and nothing more. What waits there costs what node, OpenSSL and nghttp2 take.

const [, , certificate = '', key = '', authority = ''] = process.argv;

const server = createSecureServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  ca: readFileSync(authority),
  requestCert: true,
  rejectUnauthorized: true,
});
server.on('stream', (stream) => {
  stream.on('error', () => undefined);
  stream.respond({ ':status': 200 });
  stream.write(': hello\n\n');
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('SIGTERM', () => process.exit(0));
