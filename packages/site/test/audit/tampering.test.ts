import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock, testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { auditCheck } from '../../src/checks/audit-check.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, describePostgresql } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { addTwo, tamper } from '../store/test-mutations.ts';
import { ada, makeChanges, makeLink, openTrail, type Place } from './trail.ts';

const nobodyThere = { all: async () => [] };

/** Where time stands still: nothing gets into a link before a trail is closed, however slow the machine is. */
async function newPlace(store: Store, replica = 'one'): Promise<Place> {
  return { store, folder: await temporaryFolder(), replica, clock: testClock(Date.now()) };
}

/** What `test-site` says of the chains. */
async function check(place: Place) {
  const audit = await openTrail(place);
  try {
    return await auditCheck(audit, nobodyThere, systemClock)();
  } finally {
    await audit.close();
  }
}

const save =
  'create table kept_record as select * from audit_record; create table kept_link as select * from audit_link';
const putBack =
  'delete from audit_record; delete from audit_link; insert into audit_record select * from kept_record; insert into audit_link select * from kept_link';

const oneOf = (link: number): string => `(select min(id) from audit_record where link = ${link})`;

/** What somebody who writes to the database may do, and what is said of it. */
const deeds: readonly (readonly [string, string, RegExp])[] = [
  [
    'a record that says something else',
    `update audit_record set actor_name = 'Bob' where id = ${oneOf(2)}`,
    /^record \S+ of link 2 was changed$/,
  ],
  [
    'a record that is removed',
    `delete from audit_record where id = ${oneOf(3)}`,
    /^record \S+ of link 3 is missing$/,
  ],
  [
    'a link that is removed with its records',
    'delete from audit_record where link = 2; delete from audit_link where number = 2',
    /^link 2 is missing with its records$/,
  ],
  [
    'the newest links that are removed with their records',
    'delete from audit_record where link > 2; delete from audit_link where number > 2',
    /^links 3 to 4 are missing with their records$/,
  ],
  [
    'all that is removed',
    'delete from audit_record; delete from audit_link',
    /^links 1 to 4 are missing with their records$/,
  ],
  [
    'a record that is put into a link',
    `insert into audit_record (id, time, replica, actor_kind, actor_id, actor_name, call, result, count, link) values ('x', 1, 'one', 'user', 'bob', 'Bob', 'tryThings', 'done', 1, 2)`,
    /^record x was inserted into link 2$/,
  ],
  [
    'links that change their places',
    'update audit_link set number = 20 where number = 2; update audit_link set number = 2 where number = 3; update audit_link set number = 3 where number = 20; update audit_record set link = 20 where link = 2; update audit_record set link = 2 where link = 3; update audit_record set link = 3 where link = 20',
    /^link 2 is not the one that was there, or is in another place; link 2 was changed; link 2 was not sealed by this site/,
  ],
  [
    'a link that says that all before it was old',
    'delete from audit_record where link < 4; delete from audit_link where number < 3; update audit_link set pruned = 7 where number = 3',
    /^link 3 was not sealed by this site/,
  ],
];

describeEngines('the chain of audit records', (engine) => {
  test('shows what somebody has done to the database', async () => {
    const store = await engine.open(await engine.newDatabase());
    const place = await newPlace(store);
    for (const count of [2, 1, 3, 2]) await makeLink(place, count);
    expect(await check(place)).toMatchObject([
      {
        subject: 'replica one',
        result: 'passed',
        detail: expect.stringMatching(/^4 links, 8 records since /),
      },
    ]);
    await store.mutate(tamper, save);
    const headsFile = join(place.folder, 'one.heads');
    const heads = await readFile(headsFile, 'utf8');
    for (const [what, deed, says] of deeds) {
      await store.mutate(tamper, deed);
      const audit = await openTrail(place);
      const [found] = await auditCheck(audit, nobodyThere, systemClock)();
      expect({ what, ...found }).toMatchObject({
        what,
        result: 'failed',
        detail: expect.stringMatching(says),
        hint: expect.stringContaining('find out who can write to the database'),
      });
      await audit.close();
      await store.mutate(tamper, putBack);
      await writeFile(headsFile, heads);
    }
  }, 20_000);

  test('goes on after a start, and keeps the gap that somebody has made', async () => {
    const store = await engine.open(await engine.newDatabase());
    const place = await newPlace(store);
    for (const count of [1, 1, 1]) await makeLink(place, count);
    const removal =
      'delete from audit_record where link = 3; delete from audit_link where number = 3';
    await store.mutate(tamper, removal);
    await makeLink(place, 1);
    expect(await check(place)).toMatchObject([
      { result: 'failed', detail: 'link 3 is missing with its records' },
    ]);
    const told = await store.read(async (db) =>
      db
        .selectFrom('audit_record')
        .select('after')
        .where('code', '=', 'audit-links-missing')
        .execute(),
    );
    expect(told).toEqual([{ after: '{"from":3,"to":3}' }]);
  });

  test('shows what is put beside it while the site runs, or taken before it is sealed', async () => {
    const store = await engine.open(await engine.newDatabase());
    const place = await newPlace(store);
    const audit = await openTrail(place);
    await makeChanges(audit, 2);
    const { change } = audit.call({ call: 'tryThings', actor: ada });
    await change(addTwo, ['c', 'd'], { target: 'gone' });
    await store.mutate(tamper, `delete from audit_record where target = 'gone'`);
    await store.mutate(
      tamper,
      `insert into audit_record (id, time, replica, actor_kind, actor_id, actor_name, call, result, count) values ('y', 1, 'one', 'user', 'bob', 'Bob', 'tryThings', 'done', 1)`,
    );
    const [found] = await auditCheck(audit, nobodyThere, systemClock)();
    expect(found).toMatchObject({
      result: 'failed',
      detail: 'record y, which is in no link, was inserted or changed',
    });
    await audit.close();
    const told = await store.read(async (db) =>
      db
        .selectFrom('audit_record')
        .select(['code', 'link'])
        .where('code', '=', 'audit-record-missing')
        .execute(),
    );
    expect(told).toEqual([{ code: 'audit-record-missing', link: expect.any(Number) }]);
  });
});

describePostgresql('replicas that write at once', (engine) => {
  test('have a chain each, and all are whole', async () => {
    const url = await engine.newDatabase();
    const folder = await temporaryFolder();
    const places: Place[] = [];
    for (const replica of ['one', 'two', 'three']) {
      places.push({ store: await engine.open(url), folder, replica });
    }
    const trails = await Promise.all(places.map(async (place) => openTrail(place)));
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(trails.map(async (audit) => makeChanges(audit, 40)));
    }
    await Promise.all(trails.map(async (audit) => audit.close()));
    const found = await check(places[0]!);
    expect(found).toHaveLength(3);
    for (const { result, detail } of found) {
      expect({ result, detail }).toEqual({
        result: 'passed',
        detail: expect.stringMatching(/^\d+ links, 160 records since /),
      });
    }
  }, 20_000);

  test('a restored site without its keys takes its chains as they were, and no others', async () => {
    const store = await engine.open(await engine.newDatabase());
    const lost = await newPlace(store);
    for (const count of [2, 2]) await makeLink(lost, count);
    const restored = await newPlace(store, 'two');
    expect(await check(restored)).toMatchObject([{ subject: 'replica one', result: 'passed' }]);
    await makeLink(restored, 1);
    await store.mutate(tamper, `update audit_record set actor_id = 'bob' where id = ${oneOf(2)}`);
    expect(await check(restored)).toMatchObject([
      { detail: expect.stringMatching(/^record \S+ of link 2 was changed$/) },
      { subject: 'replica two', result: 'passed' },
    ]);
    // Who forgets what was known outside of the database learns nothing of it from the database.
    await rm(join(restored.folder, 'two.heads'));
    await makeLink(restored, 1);
    const told = await store.read(async (db) =>
      db
        .selectFrom('audit_record')
        .select('replica')
        .where('code', '=', 'audit-heads-missing')
        .execute(),
    );
    expect(told).toEqual([{ replica: 'two' }]);
  });
});
