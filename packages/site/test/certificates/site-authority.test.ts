import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { systemClock, testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import { openSiteAuthority } from '../../src/certificates/site-authority.ts';
import { readOrMakeSiteKey, type SiteKey } from '../../src/site-key/site-key.ts';
import { keepSealedSecret } from '../../src/store/mutations/keep-sealed-secret.ts';
import { describeEngines } from '../store/engines.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

async function newSiteKey(): Promise<SiteKey> {
  return readOrMakeSiteKey(join(await temporaryFolder(), 'site.key'));
}

describeEngines('the site authority', (engine) => {
  test('is made once, holds for twenty years, and is named for the site', async () => {
    const clock = testClock(Date.UTC(2026, 1, 3));
    const siteKey = await newSiteKey();
    const url = await engine.newDatabase();
    const store = await engine.open(url, clock);
    const authority = await openSiteAuthority({ store, siteKey, clock });
    const own = new X509Certificate(authority.certificate);
    expect(own.ca).toBe(true);
    expect(own.subject).toBe(`CN=Hawser site ${store.site.id}`);
    expect(own.validToDate).toEqual(new Date(Date.UTC(2046, 1, 3)));
    await clock.advance(1000);
    await store.close();
    const again = { store: await engine.open(url, clock), siteKey, clock };
    expect(await openSiteAuthority(again)).toEqual(authority);
  });

  test('is one for three replicas that begin at once on an empty database', async () => {
    const clock = systemClock;
    const siteKey = await newSiteKey();
    const url = await engine.newDatabase();
    const authorities = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const store = await engine.open(url);
        return openSiteAuthority({ store, siteKey, clock });
      }),
    );
    expect(new Set(authorities.map(({ certificate }) => certificate)).size).toBe(1);
    expect(new Set(authorities.map(({ key }) => key)).size).toBe(1);
  });

  test('is nowhere in the database to be read', async () => {
    const store = await engine.open(await engine.newDatabase());
    await openSiteAuthority({ store, siteKey: await newSiteKey(), clock: systemClock });
    const [row] = await store.read(async (db) =>
      db.selectFrom('sealed_secret').selectAll().execute(),
    );
    expect(row?.sealed.byteLength).toBeGreaterThan(3000);
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('PRIVATE KEY');
  });

  test('under another site key is refused, and it is said what to do', async () => {
    const clock = systemClock;
    const store = await engine.open(await engine.newDatabase());
    const first = await newSiteKey();
    const other = await newSiteKey();
    await openSiteAuthority({ store, siteKey: first, clock });
    await expect(openSiteAuthority({ store, siteKey: other, clock })).rejects.toMatchObject({
      code: 'site-key-other',
      kind: 'conflict',
      message: `This database belongs to a site whose key is not the one in ${other.path} (key id ${other.keyId}; it wants ${first.keyId}).`,
      hint: 'Put its own key back there from a backup; or copy it from another replica of the site, and name it by -SiteKeyFile.',
    });
  });

  test('that was changed is refused', async () => {
    const store = await engine.open(await engine.newDatabase());
    const siteKey = await newSiteKey();
    const { keyId } = siteKey;
    const sealed = Buffer.alloc(100, 1);
    await store.mutate(keepSealedSecret, { name: 'site-authority', keyId, sealed });
    const opening = openSiteAuthority({ store, siteKey, clock: systemClock });
    await expect(opening).rejects.toMatchObject({ code: 'site-key-changed-secret' });
  });
});

describeEngines('a sealed secret', (engine) => {
  test('is kept once: who comes later gets the first', async () => {
    const store = await engine.open(await engine.newDatabase(), testClock(7));
    const keep = async (name: string, keyId: string) => {
      const kept = await store.mutate(keepSealedSecret, {
        name,
        keyId,
        sealed: Buffer.from(`of ${keyId}`),
      });
      return [kept.keyId, Buffer.from(kept.sealed).toString()];
    };
    expect(await keep('one', 'a')).toEqual(['a', 'of a']);
    expect(await keep('one', 'b')).toEqual(['a', 'of a']);
    expect(await keep('two', 'b')).toEqual(['b', 'of b']);
    const rows = await store.read(async (db) =>
      db.selectFrom('sealed_secret').select(['name', 'created']).orderBy('name').execute(),
    );
    expect(rows).toEqual([
      { name: 'one', created: 7 },
      { name: 'two', created: 7 },
    ]);
  });
});
