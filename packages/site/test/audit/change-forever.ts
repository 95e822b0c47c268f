// Makes audited changes as fast as it can, and tells of each that was acknowledged.
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { openAudit } from '../../src/audit/open-audit.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { openStore } from '../../src/store/open-store.ts';

const [, , url = '', folder = '', round = '', replica = 'one'] = process.argv;
const log = createLog({ component: 'test', level: 'silent' });
const store = await openStore({ url, clock: systemClock });
const audit = await openAudit({
  store,
  siteKey: await readOrMakeSiteKey(join(folder, 'site.key')),
  folder: { auditHeads: join(folder, `${replica}.heads`), restored: join(folder, 'restored') },
  replica,
  clock: systemClock,
  log,
});
const { change } = audit.call({ call: 'tryThings', actor: 'site' });
for (let caller = 0; caller < 16; caller += 1) void write(caller);

async function write(caller: number): Promise<never> {
  for (let n = 0; ; n += 1) {
    const subject = `${round}/${caller}/${n}`;
    await change(appendEvent, { kind: 'written', subject, data: null }, { target: subject });
    process.stdout.write(`${subject}\n`);
  }
}
