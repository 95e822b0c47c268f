// Makes audited changes on a small disk of its own while that fills up and has room again, and tells
// what came of it. Started in a mount namespace of its own.
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { createLog } from '@hawser/core/log';
import { openAudit } from '../../src/audit/open-audit.ts';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { openStore } from '../../src/store/open-store.ts';

const [, , disk = ''] = process.argv;
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'none', disk]);
const clock = systemClock;
const log = createLog({ component: 'test', level: 'silent' });
const store = await openStore({ url: pathToFileURL(join(disk, 'site.db')).href, clock });
const siteKey = await readOrMakeSiteKey(join(disk, 'site.key'));
const open = async () =>
  openAudit({
    store,
    siteKey,
    folder: { auditHeads: join(disk, 'heads'), restored: join(disk, 'restored') },
    replica: 'one',
    clock,
    log,
  });
const audit = await open();
const acknowledged = new Set<string>();
const told = new Set<string>();

async function change(subject: string): Promise<boolean> {
  const call = audit.call({ call: 'tryThings', actor: 'site' });
  const event = { kind: 'written', subject, data: 'x'.repeat(8192) };
  try {
    await call.change(appendEvent, event, { target: subject });
    acknowledged.add(subject);
    return true;
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
    told.add(`${error.status} ${error.code}`);
    // As the route of a call does it, which cannot be kept, either.
    await call.fail(error);
    return false;
  }
}

const leftBytes = 512 * 1024;
const filler = join(disk, 'filler');
for (const round of ['one', 'two']) {
  await change(`${round} before`);
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, new Uint8Array(Math.max(0, bavail * bsize - leftBytes)));
  for (let n = 0; n < 200 && (await change(`${round} filling ${n}`)); n += 1);
  await Promise.all(Array.from({ length: 16 }, async (_, n) => change(`${round} full ${n}`)));
  // Also the file of the heads cannot be written any more.
  await clock.sleep(300);
  rmSync(filler);
  await change(`${round} room again`);
}
await audit.close();

const subjects = await store.read(async (db) => db.selectFrom('event').select('subject').execute());
const records = await store.read(async (db) =>
  db.selectFrom('audit_record').select(['target', 'link', 'mutation', 'code']).execute(),
);
const kept = new Set(subjects.map(({ subject }) => subject));
const changes = records.filter(({ mutation }) => mutation !== null);
const again = await open();
const [found] = await auditCheck(again, { all: async () => [] }, clock)();
await again.close();
await store.close();
process.stdout.write(
  JSON.stringify({
    told: [...told],
    lost: [...acknowledged.difference(kept)],
    withoutRecord: [...kept.difference(new Set(changes.map(({ target }) => target)))],
    records: changes.length - kept.size,
    unlinked: records.filter(({ link }) => link === null).length,
    strange: records.flatMap(({ code }) => (code?.startsWith('audit-') ? [code] : [])),
    roomAgain: [acknowledged.has('one room again'), acknowledged.has('two room again')],
    result: found?.result,
  }),
);
