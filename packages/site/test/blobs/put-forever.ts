// Once told to begin, puts blobs of all sizes, several at once, and says the name of each.
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { openFileBlobs } from '../../src/blobs/file-blobs.ts';
import { content } from './contents.ts';

const [, , folder = '', round = ''] = process.argv;
const store = await openFileBlobs({ folder });
await once(process.stdin, 'data');
await Promise.all(
  Array.from({ length: 6 }, async (_, putter) => {
    for (let count = 0; ; count++) {
      const seed = (Number(round) * 6 + putter) * 10_000 + count;
      const { name } = await store.put(content((seed * 7919) % 1_000_000, seed));
      writeSync(1, `${name}\n`);
    }
  }),
);
