import { join } from 'node:path';
import { testClock, type TestClock } from '@hawser/core/clock';
import { describe, expect, test } from 'vitest';
import { pruneEndedSignIns } from '../../../src/maintenance/prune-ended-sign-ins.ts';
import { grantHolds } from '../../../src/services/directory/grant-holds.ts';
import { loadOidcProvider } from '../../../src/services/directory/load-oidc-provider.ts';
import { RecordAdapter } from '../../../src/services/directory/record-adapter.ts';
import { readOrMakeSiteKey } from '../../../src/site-key/site-key.ts';
import { changeUser } from '../../../src/store/mutations/directory/change-user.ts';
import { keepPassword } from '../../../src/store/mutations/directory/keep-password.ts';
import type { Store } from '../../../src/store/store.ts';
import { addWithPassword } from '../../directory/signed-in.ts';
import { sqlite } from '../../store/engines.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { addPerson } from '../../store/test-mutations.ts';

const start = Date.UTC(2026, 0, 1);

async function kept(): Promise<{
  readonly store: Store;
  readonly clock: TestClock;
  of(model: string): RecordAdapter;
}> {
  const clock = testClock(start);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const siteKey = await readOrMakeSiteKey(join(await temporaryFolder(), 'site.key'));
  const { errors } = await loadOidcProvider();
  const of = (model: string): RecordAdapter =>
    new RecordAdapter(model, { store, siteKey, clock, errors });
  return { store, clock, of };
}

describe('what the directory keeps of sign-ins', () => {
  test('is found by who has its id, and nobody learns one from the database', async () => {
    const { store, of } = await kept();
    const payload = {
      jti: 'the-device-code',
      userCode: 'BCDFGHJK',
      accountId: 'ada',
      grantId: 'g',
    };
    await of('DeviceCode').upsert('the-device-code', payload, 600);
    expect(await of('DeviceCode').find('the-device-code')).toEqual(payload);
    expect(await of('DeviceCode').findByUserCode('BCDFGHJK')).toEqual(payload);
    expect(await of('RefreshToken').find('the-device-code')).toBeUndefined();
    const rows = await store.read(async (db) => db.selectFrom('oidc_record').selectAll().execute());
    const written = JSON.stringify(
      rows.map((row) => ({ ...row, payload: Buffer.from(row.payload).toString('latin1') })),
    );
    expect(written).not.toMatch(/the-device-code|BCDFGHJK/);
    expect(rows).toMatchObject([
      { grant_id: 'g', account_id: 'ada', consumed: null, expires: start + 600_000 },
    ]);
    const large = { scope: 'x'.repeat(4096) };
    await expect(of('DeviceCode').upsert('a', large, 600)).rejects.toMatchObject({
      error: 'invalid_request',
    });
  });

  test('is used once, whoever comes at the same moment, and what came of it ends then', async () => {
    const { store, clock, of } = await kept();
    await of('Grant').upsert('grant', { accountId: 'ada' }, 600);
    const token = { grantId: 'grant', accountId: 'ada' };
    await of('RefreshToken').upsert('token', token, 600);
    expect(await grantHolds(store, 'grant', clock.now())).toBe(true);
    const before = await store.events.since(0, 100);
    const used = await Promise.allSettled(
      [1, 2].map(async () => of('RefreshToken').consume('token')),
    );
    expect(used.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await of('RefreshToken').find('token')).toBeUndefined();
    expect(await grantHolds(store, 'grant', clock.now())).toBe(false);
    const told = (await store.events.since(0, 100)).slice(before.length);
    expect(told).toMatchObject([{ kind: 'access-changed', data: { holder: 'ada' } }]);
    // An assertion is remembered by the first who keeps it.
    await of('ReplayDetection').upsert('jti', {}, 600);
    const again = of('ReplayDetection').upsert('jti', {}, 600);
    await expect(again).rejects.toMatchObject({ error: 'invalid_client' });
  });

  test('ends with the password that it was got by, also what is only half done or comes late', async () => {
    const { store, of } = await kept();
    await addWithPassword(store, { name: 'ada' });
    const session = { uid: 'uid', accountId: 'ada' };
    await of('Session').upsert('session', session, 600);
    const progress = { userId: 'ada', mustChange: false, amr: ['pwd'] };
    const halfDone = { uid: 'half done', result: { progress } };
    await of('Interaction').upsert('half done', halfDone, 600);
    const agreeing = { uid: 'agreeing', session: { accountId: 'ada', uid: 'uid', cookie: '' } };
    await of('Interaction').upsert('agreeing', agreeing, 600);
    await store.mutate(keepPassword, { userId: 'ada', hash: 'another', mustChange: true });
    expect(await of('Interaction').find('half done')).toBeUndefined();
    expect(await of('Interaction').find('agreeing')).toBeUndefined();
    // A request that had begun before keeps the session when it is over.
    await of('Session').upsert('session', session, 600);
    expect(await of('Session').find('session')).toBeUndefined();
    expect(await of('Session').findByUid('uid')).toBeUndefined();
    // Nor does one bring back the session of who has signed out.
    await of('Session').upsert('other', session, 600);
    await of('Session').destroy('other');
    await of('Session').upsert('other', session, 600);
    expect(await of('Session').find('other')).toBeUndefined();
    // Whoever has changed it on his way in goes on.
    await of('Interaction').upsert('half done', halfDone, 600);
    expect(await of('Interaction').find('half done')).toEqual(halfDone);
  });

  test('ends where somebody is not let in any more, also for when he is again', async () => {
    const { store, clock, of } = await kept();
    await store.mutate(addPerson, { name: 'ada' });
    await of('Session').upsert('session', { uid: 'uid', accountId: 'ada' }, 600);
    await of('Grant').upsert('grant', { accountId: 'ada' }, 600);
    const ada = { id: 'ada', name: 'ada', displayName: 'Ada', email: null };
    await store.mutate(changeUser, { ...ada, enabled: true });
    expect(await grantHolds(store, 'grant', clock.now())).toBe(true);
    await store.mutate(changeUser, { ...ada, enabled: false });
    await store.mutate(changeUser, { ...ada, enabled: true });
    expect(await grantHolds(store, 'grant', clock.now())).toBe(false);
    expect(await of('Session').find('session')).toBeUndefined();
  });

  test('is forgotten an hour after it has ended', async () => {
    const { store, clock, of } = await kept();
    await of('Interaction').upsert('short', {}, 60);
    await of('Session').upsert('long', { uid: 'uid' }, 36_000);
    const prune = async (): Promise<number> =>
      pruneEndedSignIns({ store, clock }, new AbortController().signal);
    await clock.advance(3_600_000);
    expect(await prune()).toBe(0);
    await clock.advance(60_001);
    expect(await prune()).toBe(1);
    expect(await of('Session').findByUid('uid')).toEqual({ uid: 'uid' });
  });
});
