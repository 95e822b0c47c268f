import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testClock } from '@hawser/core/clock';
import { describe, expect, test } from 'vitest';
import { unproved } from '../../src/audit/after-restore.ts';
import { readHeads, writeHeads } from '../../src/audit/heads-file.ts';
import { sealingKey } from '../../src/audit/sealing-key.ts';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { tamper } from '../store/test-mutations.ts';
import { makeChanges, makeLink, openTrail, type Place } from './trail.ts';

const minute = 60_000;
const nobodyThere = { all: async () => [] };
const forEver = new AbortController().signal;

async function newPlace(
  engine: typeof sqlite,
): Promise<Place & { clock: ReturnType<typeof testClock> }> {
  const clock = testClock(Date.UTC(2026, 0, 1));
  const store = await engine.open(await engine.newDatabase(), clock);
  return { store, folder: await temporaryFolder(), clock };
}

/** What `test-site` says of each chain. */
async function check(place: Place & { readonly clock: ReturnType<typeof testClock> }) {
  const audit = await openTrail(place);
  try {
    return await auditCheck(audit, nobodyThere, place.clock)();
  } finally {
    await audit.close();
  }
}

/** Changes of a replica that is killed before it has linked them. */
async function leave(place: Place, count: number): Promise<void> {
  await makeChanges(await openTrail({ ...place, clock: testClock(0) }), count);
}

const forged = (id: string, mac: string): string =>
  `insert into audit_record (id, time, replica, actor_kind, actor_id, actor_name, call, result, count, mac) values ('${id}', 1, 'one', 'user', 'bob', 'Bob', 'tryThings', 'done', 1, ${mac})`;

async function unlinked(store: Store): Promise<readonly string[]> {
  const rows = await store.read(async (db) =>
    db.selectFrom('audit_record').select('id').where('link', 'is', null).orderBy('id').execute(),
  );
  return rows.map(({ id }) => id);
}

async function told(store: Store, code: string | null, call = 'sealAuditRecords') {
  const rows = await store.read(async (db) =>
    db
      .selectFrom('audit_record')
      .select('after')
      .where('code', code === null ? 'is' : '=', code)
      .where('call', '=', call)
      .orderBy('id')
      .execute(),
  );
  return rows.map(({ after }) => JSON.parse(after ?? 'null') as unknown);
}

describeEngines('a record in no link', (engine) => {
  test('that the site has not written, or not so, gets into none, is named, and stays; the others go on', async () => {
    const place = await newPlace(engine);
    const { store, clock } = place;
    await makeLink(place, 2);
    await leave(place, 3);
    const [changed = ''] = await unlinked(store);
    await store.mutate(
      tamper,
      [
        forged('x', 'null'),
        forged('y', `(select mac from audit_record where link = 1 limit 1)`),
        `update audit_record set actor_id = 'bob' where id = '${changed}'`,
      ].join(';'),
    );
    const ids = [changed, 'x', 'y'];
    const named = ids.map((id) => `record ${id}, which is in no link, was inserted or changed`);
    const says = { result: 'failed', detail: named.join('; ') };
    expect(await check(place)).toMatchObject([says]);
    expect(await unlinked(store)).toEqual(ids);
    expect(await told(store, 'audit-records-unproved')).toEqual([{ count: 3, ids }]);

    const audit = await openTrail(place);
    await makeChanges(audit, 2);
    await store.mutate(
      tamper,
      `${forged('z', "'AAAA'")}; update audit_record set mac = null where link is null and id like '0%'`,
    );
    await clock.advance(500 * minute);
    await audit.prune(clock.now() + minute, forEver);
    await audit.close();
    const left = await unlinked(store);
    expect(left).toHaveLength(6);
    expect(left).toEqual(expect.arrayContaining([...ids, 'z']));
    const [chain] = await (await openTrail(place)).verify();
    expect(chain?.problems).toEqual(left.map((id) => ({ kind: 'record-unproved', id })));
  });
});

describe('records that a replica has left in no link', () => {
  test('are linked by another one where it does not come back, and where it does it goes on', async () => {
    const place = await newPlace(sqlite);
    const { store, clock } = place;
    const two = await openTrail({ ...place, replica: 'two', clock: testClock(clock.now()) });
    await makeChanges(two, 2);
    await clock.advance(2 * minute);
    const audit = await openTrail(place);
    expect(await auditCheck(audit, nobodyThere, clock)()).toMatchObject([
      { subject: 'replica two', result: 'warning', hint: expect.stringContaining('optimize-site') },
    ]);
    await clock.advance(60 * minute);
    await audit.prune(0, forEver);
    expect(await unlinked(store)).toEqual([]);
    await makeChanges(two, 1);
    await two.close();
    expect(await auditCheck(audit, nobodyThere, clock)()).toMatchObject([
      { result: 'passed', detail: expect.stringMatching(/^2 links, 3 records since/) },
    ]);
  });

  test('before records showed who wrote them are believed once', async () => {
    const place = await newPlace(sqlite);
    const { store, folder } = place;
    await makeLink(place, 1);
    const path = join(folder, 'one.heads');
    const { key } = sealingKey(await readOrMakeSiteKey(join(folder, 'site.key')));
    const heads = await readHeads(path, key);
    if (typeof heads !== 'object') throw new Error('there are no heads');
    const { chains, formerKeys } = heads;
    await writeHeads(path, { chains, formerKeys }, key);
    await store.mutate(tamper, 'update audit_record set mac = null');
    await store.mutate(tamper, `${forged('x', 'null')}; ${forged('y', "'AAAA'")}`);
    await makeLink(place, 1);
    expect(await told(store, null)).toEqual([{ believed: { count: 1, ids: ['x'] } }]);
    await store.mutate(tamper, forged('z', 'null'));
    await makeLink(place, 1);
    expect(await unlinked(store)).toEqual(['y', 'z']);
  });

  test.for([
    ['with its keys are linked, but for those that it has not written', '', ['x']],
    ['without its keys are believed, and told of', `${unproved}\n`, []],
  ] as const)('of a site that is restored %s', async ([, how, left]) => {
    const place = await newPlace(sqlite);
    const { store, folder, clock } = place;
    await makeLink(place, 1);
    await leave(place, 3);
    await store.mutate(tamper, forged('x', 'null'));
    const elsewhere = await temporaryFolder();
    if (how === '') await copyFile(join(folder, 'site.key'), join(elsewhere, 'site.key'));
    await writeFile(join(elsewhere, 'two.restored'), `a backup\nnow\n${how}`);
    const audit = await openTrail({ ...place, folder: elsewhere, replica: 'two' });
    await audit.close();
    expect(await unlinked(store)).toEqual(left);
    const result = how === '' ? 'failed' : 'passed';
    const again = await openTrail({ ...place, folder: elsewhere, replica: 'two' });
    expect(await auditCheck(again, nobodyThere, clock)()).toMatchObject([
      { subject: 'replica one', result },
      { subject: 'replica two', result: 'passed' },
    ]);
    expect(await told(store, null, 'restoreSite')).toMatchObject([
      { backup: 'a backup', ...(how === '' ? {} : { believed: { count: 4 } }) },
    ]);
  });
});
