// A server for the bench: takes and gives blobs with the store, or takes them as a bare handler
// would; it tells of the most memory that it held.
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';

const [, , kind = '', folder = ''] = process.argv;
const store = await openFileBlobs({ folder });

let count = 0;
let most = 0;
let before = 0;

async function putBare(request: IncomingMessage): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(join(folder, String((count += 1))), 'wx', 0o600);
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').slice(1);
  if (request.method === 'PUT') {
    response.end(kind === 'bare' ? await putBare(request) : (await store.put(request)).name);
  } else if (path === 'memory') {
    response.end(String(most - before));
    before = process.memoryUsage.rss();
    most = before;
  } else {
    await pipeline((await store.get(path)).stream, response);
  }
}

setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 5);
const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.destroy();
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`);
});
