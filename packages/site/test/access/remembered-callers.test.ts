import { X509Certificate } from 'node:crypto';
import { testClock } from '@hawser/core/clock';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { expect, test } from 'vitest';
import { certificateIdentifier } from '../../src/access/identify-by-certificate.ts';
import { fingerprintOf } from '../../src/certificates/identify-caller.ts';
import { registerClientCertificate } from '../../src/store/mutations/register-client-certificate.ts';
import { revokeClientCertificate } from '../../src/store/mutations/revoke-client-certificate.ts';
import { storeErrors } from '../../src/store/store-errors.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines } from '../store/engines.ts';
import { day, start } from '../certificates/authority.ts';

const minute = 60_000;
const { certificate: pem } = await issueAuthority({
  name: 'Ada',
  notBefore: new Date(start),
  notAfter: new Date(start + day),
});
const certificate = new X509Certificate(pem);
const fingerprint = fingerprintOf(certificate);
const until = (): number => certificate.validToDate.getTime();
const gone = storeErrors('unavailable', { database: 'x', reason: 'it is away', mend: 'Wait.' });

describeEngines('while the database is away', (engine) => {
  async function known() {
    const clock = testClock(start);
    const store = await engine.open(await engine.newDatabase(), clock);
    const row = { fingerprint, name: 'Ada', role: 'Site.Admin', notAfter: start + day };
    await store.mutate(registerClientCertificate, row);
    const database: { read: Store['read'] } = { read: store.read };
    const identify = certificateIdentifier({
      store: { read: async (query) => database.read(query) },
      clock,
    });
    return {
      clock,
      store,
      database,
      identify: async (fromMemory = true) => identify({ fingerprint, until }, { fromMemory }),
    };
  }
  const refuse = async (): Promise<never> => {
    throw gone;
  };

  test('who was known is known for ten minutes more, and nobody else', async () => {
    const { clock, database, identify } = await known();
    const read = database.read;
    database.read = refuse;
    await expect(identify()).rejects.toBe(gone);
    database.read = read;
    expect(await identify()).toMatchObject({ name: 'Ada' });
    database.read = refuse;
    await clock.advance(10 * minute - 1);
    expect(await identify()).toMatchObject({ name: 'Ada', roles: ['Site.Admin'] });
    await clock.advance(1);
    await expect(identify()).rejects.toBe(gone);
  });

  test('who wants more than to look is let in by the database alone', async () => {
    const { clock, database, identify } = await known();
    expect(await identify()).toMatchObject({ name: 'Ada' });
    const read = database.read;
    database.read = refuse;
    await expect(identify(false)).rejects.toBe(gone);
    // One that only hesitates is waited for: it may have to say that he was revoked.
    const hesitant = Promise.withResolvers<void>();
    database.read = async (query) => {
      await hesitant.promise;
      return read(query);
    };
    const answer = identify(false);
    await clock.advance(5000);
    hesitant.resolve();
    expect(await answer).toMatchObject({ name: 'Ada' });
  });

  test('a database that says nothing is not waited for', async () => {
    const { clock, database, identify } = await known();
    await identify();
    database.read = async () => new Promise(() => undefined);
    const answer = identify();
    await clock.advance(2000);
    expect(await answer).toMatchObject({ name: 'Ada' });
  });

  test('who was revoked is forgotten, but still known by name', async () => {
    const { store, database, identify } = await known();
    await identify();
    await store.mutate(revokeClientCertificate, { fingerprint });
    await expect(identify()).rejects.toMatchObject({ name: 'ShutOut', caller: { name: 'Ada' } });
    database.read = refuse;
    await expect(identify()).rejects.toBe(gone);
  });
});
