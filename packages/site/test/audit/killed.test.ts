import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { join } from 'node:path';
import { systemClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { auditCheck } from '../../src/checks/audit-check.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import { killed, startScript } from '../store/child.ts';
import { describePostgresql, sqlite } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { makeLink, openTrail, type Place } from './trail.ts';

const changeForever = new URL('change-forever.ts', import.meta.url);

/** Makes changes, and tells of those that were acknowledged when it is killed. */
async function changing(
  args: readonly string[],
): Promise<{ readonly kill: () => Promise<readonly string[]> }> {
  const child = startScript(changeForever, args);
  let said = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(child.stdout!, 'close');
  await once(child.stdout!, 'data');
  return {
    async kill() {
      await killed(child);
      await closed;
      return said.split('\n').slice(0, -1);
    },
  };
}

/** Long enough that they seal, too. */
async function aWhile(): Promise<void> {
  await setTimeout(250 + Math.random() * 100);
}

/** What is wrong: with the chains, with changes, and with their records. */
async function wrong(place: Place, acknowledged: readonly string[]) {
  const { store } = place;
  const audit = await openTrail(place);
  const found = await auditCheck(audit, { all: async () => [] }, systemClock)();
  const records = await store.read(async (db) =>
    db
      .selectFrom('audit_record')
      .select(['target', 'link'])
      .where('mutation', '=', 'append-event')
      .execute(),
  );
  const events = await store.read(async (db) => db.selectFrom('event').select('subject').execute());
  const kept = new Set(events.map(({ subject }) => subject));
  const targets = new Set(records.map(({ target }) => target ?? ''));
  return {
    chains: found.filter(({ result }) => result !== 'passed'),
    lost: [...new Set(acknowledged).difference(kept)],
    changes: [...kept.symmetricDifference(targets)],
    twice: records.length - targets.size,
    unlinked: records.filter(({ link }) => link === null),
  };
}

const nothing = { chains: [], lost: [], changes: [], twice: 0, unlinked: [] };

test('after kill -9 each change has its record, none has more, and the chain goes on', async () => {
  const url = await sqlite.newDatabase();
  const folder = await temporaryFolder();
  const acknowledged: string[] = [];
  for (const round of ['one', 'two', 'three']) {
    const site = await changing([url, folder, round]);
    await aWhile();
    acknowledged.push(...(await site.kill()));
  }
  const place: Place = { store: await sqlite.open(url), folder };
  await makeLink(place, 1);
  expect(await wrong(place, acknowledged)).toEqual(nothing);
}, 60_000);

describePostgresql('of two replicas', (engine) => {
  test('one is killed and comes back, and the chains of both are whole', async () => {
    const url = await engine.newDatabase();
    const folder = await temporaryFolder();
    // The key is made by one of them.
    await readOrMakeSiteKey(join(folder, 'site.key'));
    const two = await changing([url, folder, 'two', 'two']);
    const acknowledged: string[] = [];
    for (const round of ['first', 'second']) {
      const one = await changing([url, folder, round, 'one']);
      await aWhile();
      acknowledged.push(...(await one.kill()));
    }
    acknowledged.push(...(await two.kill()));
    const store = await engine.open(url);
    for (const replica of ['one', 'two']) await makeLink({ store, folder, replica }, 1);
    expect(await wrong({ store, folder }, acknowledged)).toEqual(nothing);
  }, 60_000);
});
