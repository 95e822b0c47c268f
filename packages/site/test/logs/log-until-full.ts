// In a small file system of its own: logs until it is full and beyond, makes room, and tells what
// the log holds.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testClock } from '@hawser/core/clock';
import { openSiteLogs } from '../../src/logs/open-site-logs.ts';

const [, , folder = ''] = process.argv;
const filler = join(folder, 'filler');
const path = join(folder, 'logs', 'site.log');
const clock = testClock();

const logs = openSiteLogs({
  folder: join(folder, 'logs'),
  level: 'info',
  foreground: false,
  clock,
});
const log = logs.component('site');
log.info('first');
writeFileSync(filler, 'x'.repeat(10_000));

function lines(): string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

function isTorn(line: string): boolean {
  try {
    JSON.parse(line);
    return false;
  } catch {
    return true;
  }
}

// A length that no page is a multiple of, so that the last one fits in part.
for (let at = 1; at < 2000; at++) log.info('x'.repeat(77));
const whileFull = lines().length;
await clock.advance(5000);
rmSync(filler);
await clock.advance(1000);
log.info('room again');
await logs.close();

const all = lines();
const after = all.slice(whileFull).map((line) => (JSON.parse(line) as { msg: string }).msg);
process.stdout.write(JSON.stringify({ whileFull, torn: all.filter(isTorn).length, after }));
