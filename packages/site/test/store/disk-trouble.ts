// Keeps things on a small disk of its own while that fills up, is gone, comes back read-only, and is
// well again, and tells what came of it. Started in a mount namespace of its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { putSmallBlob } from '../../src/store/mutations/put-small-blob.ts';
import { openStore } from '../../src/store/open-store.ts';

const [, , folder = ''] = process.argv;
const [whole, disk] = [join(folder, 'whole'), join(folder, 'disk')];
const mount = (...args: readonly string[]): unknown => execFileSync('mount', args);
for (const path of [whole, disk]) mkdirSync(path);
mount('-t', 'tmpfs', '-o', 'size=4m', 'none', whole);
mount('--bind', whole, disk);
const url = pathToFileURL(join(disk, 'site.db')).href;
const store = await openStore({ url, clock: systemClock });
const told: string[] = [];
const acknowledged = new Set<string>();

async function put(name: string): Promise<boolean> {
  try {
    await store.mutate(putSmallBlob, { name, bytes: new Uint8Array(32_768), sha256: name });
    acknowledged.add(name);
    return true;
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    told.push(`${error.status} ${error.message.slice(error.message.lastIndexOf(': ') + 2)}`);
    return false;
  }
}

await put('first');
const filler = join(disk, 'filler');
writeFileSync(filler, new Uint8Array(3 * 2 ** 20));
for (let n = 0; n < 64 && (await put(`filling ${n}`)); n += 1);
await Promise.all(Array.from({ length: 8 }, async (_, n) => put(`full ${n}`)));
rmSync(filler);
const resumed = await put('room again');

execFileSync('umount', ['--lazy', disk]);
const whileGone = await put('gone');
mount('--bind', whole, disk);
mount('-o', 'remount,bind,ro', disk);
const whileReadOnly = await put('read-only');
mount('-o', 'remount,bind,rw', disk);
const resumedAgain = await put('writable again');

const rows = await store.read(async (db) => db.selectFrom('small_blob').select('name').execute());
const kept = new Set(rows.map(({ name }) => name));
await store.close();
const lost = [...acknowledged.difference(kept)];
const extra = [...kept.difference(acknowledged)];
process.stdout.write(
  JSON.stringify({
    told: [...new Set(told)],
    resumed,
    whileGone,
    whileReadOnly,
    resumedAgain,
    lost,
    extra,
  }),
);
