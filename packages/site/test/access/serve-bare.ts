// A server for the bench: fastify over TLS that answers as much as the site does, and asks nobody.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';

interface Orders {
  readonly cert: string;
  readonly key: string;
  readonly answer: object;
}

const [{ cert, key, answer }] = (await once(process, 'message')) as [Orders];
process.on('disconnect', () => process.exit());
const app = fastify({ https: { cert, key, minVersion: 'TLSv1.2' }, logger: false });
app.get('/admin/v1/caller', async () => answer);
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: (app.server.address() as AddressInfo).port });
