import { createLog } from '@hawser/core/log';
import { Secret } from '@hawser/core/secret';
import { describe, expect, test } from 'vitest';
import { checkPremisesPassword } from '../../src/directory-sync/check-premises-password.ts';
import { removalKindName } from '../../src/directory-sync/removal-kind.ts';
import { scheduleSync } from '../../src/directory-sync/scheduled-sync.ts';
import { findUser } from '../../src/directory/find-user.ts';
import { principalOf } from '../../src/directory/principal.ts';
import { userOfName } from '../../src/directory/signing-in-user.ts';
import { knownPerson } from '../../src/services/directory/known-person.ts';
import { mergePremisesUser } from '../../src/store/mutations/directory-sync/merge-premises-user.ts';
import { removeDirectorySource } from '../../src/store/mutations/directory-sync/remove-directory-source.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, sqlite } from '../store/engines.ts';
import { eventually } from '../operations/eventually.ts';
import { directoryOf, person } from './premises.ts';
import { reading, source } from './reading.ts';
import { base, hasSlapd, reader, startSlapd } from './slapd.ts';

const late = {
  key: 'late',
  dn: `uid=late,${base}`,
  name: 'late',
  displayName: 'Late',
  email: null,
  enabled: true,
  sid: undefined,
  mark: '',
  primaryGroup: undefined,
};

describe.skipIf(!hasSlapd)('a directory that the site is to know no more', () => {
  describeEngines('with its people', (engine) => {
    test('lets nobody in from the first moment, and is gone when all of them are', async () => {
      const slapd = await startSlapd(person('ada') + person('grace'));
      const { store, sync, remove, sources } = await reading(engine, slapd);
      await sync();
      const change: Store['mutate'] = store.mutate.bind(store);
      const ada = await findUser(store, 'ada');
      const userId = ada?.id ?? '';
      await expect(
        sources.beginRemoving(change, { name: source, version: 7 }),
      ).rejects.toMatchObject({ status: 412 });
      expect(await principalOf(store, userId)).toMatchObject({ enabled: true });

      await sources.beginRemoving(change, { name: source, version: 1 });
      expect(await principalOf(store, userId)).toMatchObject({ enabled: false });
      expect(await userOfName(store, 'ada')).toMatchObject({ enabled: false });
      expect(await knownPerson(store, userId)).toBe(undefined);
      const password = new Secret('the password of ada');
      const { signal } = new AbortController();
      const proof = { userId, password, signal };
      expect(await checkPremisesPassword({ store, sources }, proof)).toBe(false);
      const merged = store.mutate(mergePremisesUser, { source, user: late });
      await expect(merged).rejects.toMatchObject({ code: 'directory-sync-leaving' });
      expect(await sync()).toMatchObject({ error: { code: 'directory-sync-leaving' } });

      expect(await remove()).toMatchObject({ state: 'succeeded', result: { removed: 2 } });
      expect(await findUser(store, 'ada')).toBe(undefined);
      expect(await sources.all()).toEqual([]);
      const told = await store.read(async (db) =>
        db
          .selectFrom('audit_record')
          .select('mutation')
          .where('call', '=', 'removeSiteDirectory')
          .execute(),
      );
      expect(told.map(({ mutation }) => mutation ?? '').toSorted()).toEqual([
        'remove-directory-source',
        'remove-premises-entries',
        'remove-premises-entries',
      ]);
    });
  });

  test('is gone on with by whoever is there, and one that came after it under its name stays', async () => {
    const slapd = await startSlapd(person('ada'));
    const { store, sync, remove, sources, operations, clock } = await reading(sqlite, slapd);
    await sync();
    await expect(store.mutate(removeDirectorySource, { name: source })).rejects.toMatchObject({
      code: 'directory-sync-people-left',
    });
    await sources.beginRemoving(store.mutate.bind(store), { name: source, version: 1 });
    using _ = scheduleSync({
      sources,
      operations,
      clock,
      log: createLog({ component: 'test', level: 'silent' }),
    });
    await eventually(async () => (await sources.all()).length === 0, clock);
    expect(await findUser(store, 'ada')).toBe(undefined);
    expect(await operations.list({ kind: removalKindName, limit: 9 })).toHaveLength(1);

    const again = { ...directoryOf(slapd), everyMinutes: 15, password: reader.password };
    await sources.add(store.mutate.bind(store), source, again);
    expect(await store.mutate(removeDirectorySource, { name: source })).toBe(false);
    await sync();
    // A removal that comes late: another replica was to go on with it.
    expect(await remove()).toMatchObject({
      state: 'failed',
      error: { code: 'directory-sync-staying' },
    });
    expect(await findUser(store, 'ada')).toMatchObject({ enabled: true });
    expect(await sources.all()).toHaveLength(1);
  });
});
