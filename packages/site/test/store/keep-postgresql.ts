import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PostgresqlServer } from './postgresql-server.ts';

// A PostgreSQL for as long as the process that has started this one: whoever asks gets a database of his
// own. What embeds it has a word in how its process ends, which is not to be that of the tests.
const server = await PostgresqlServer.start();
const asked = createServer((_, response) => {
  server.newDatabase().then(
    (url) => response.end(url),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
asked.listen(0, '127.0.0.1');
await once(asked, 'listening');
process.once('disconnect', () => {
  void server.remove().finally(() => process.exit());
});
process.send?.((asked.address() as AddressInfo).port);
