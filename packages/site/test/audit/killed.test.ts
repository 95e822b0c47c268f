import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { killed, startScript } from '../store/child.ts';
import { sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { makeLink, openTrail } from './trail.ts';

const changeForever = new URL('change-forever.ts', import.meta.url);

test('after kill -9 each change has its record, none has more, and the chain goes on', async () => {
  const url = await sqlite.newDatabase();
  const folder = await temporaryFolder();
  const acknowledged: string[] = [];
  for (const round of ['one', 'two', 'three']) {
    const child = startScript(changeForever, [url, folder, round]);
    let said = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
    const closed = once(child.stdout!, 'close');
    await once(child.stdout!, 'data');
    // Long enough that it seals, too.
    await setTimeout(250 + Math.random() * 100);
    await killed(child);
    await closed;
    acknowledged.push(...said.split('\n').slice(0, -1));
  }
  const store = await sqlite.open(url);
  await makeLink({ store, folder }, 1);
  const audit = await openTrail({ store, folder });
  expect(await auditCheck(audit, { all: async () => [] }, systemClock)()).toMatchObject([
    { subject: 'replica one', result: 'passed' },
  ]);
  const records = await store.read(async (db) =>
    db
      .selectFrom('audit_record')
      .select(['target', 'link'])
      .where('mutation', '=', 'append-event')
      .execute(),
  );
  const events = await store.read(async (db) => db.selectFrom('event').select('subject').execute());
  expect(new Set(records.map(({ target }) => target))).toEqual(
    new Set(events.map(({ subject }) => subject)),
  );
  expect(records).toHaveLength(events.length);
  expect(new Set(acknowledged).difference(new Set(events.map(({ subject }) => subject))).size).toBe(
    0,
  );
  expect(records.every(({ link }) => link !== null)).toBe(true);
}, 20_000);
