import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { sqlite } from './engines.ts';

/** How many transactions the log holds: the last page of each carries the size of the database. */
async function commitsIn(path: string): Promise<number> {
  const log = await readFile(`${path}-wal`);
  const frame = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frame <= log.length; at += frame) {
    if (log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}

describe('group commit, on SQLite', () => {
  test('lets 64 callers share commits, and none waits for more callers', async () => {
    const url = await sqlite.newDatabase();
    const store = await sqlite.open(url);
    const write = async (caller: number): Promise<void> => {
      for (let n = 0; n < 16; n += 1) {
        await store.mutate(appendEvent, { kind: 'written', subject: `${caller}`, data: n });
      }
    };
    await write(0);
    const alone = await commitsIn(fileURLToPath(url));
    expect(alone).toBe(16);

    await Promise.all(Array.from({ length: 64 }, async (_, caller) => write(caller)));
    const together = (await commitsIn(fileURLToPath(url))) - alone;
    expect(together).toBeGreaterThanOrEqual(16);
    expect(together).toBeLessThan((64 * 16) / 8);
  });
});
