import { systemClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, test } from 'vitest';
import { auditedCall } from '../../src/audit/audited-call.ts';
import type { AuditedCall } from '../../src/audit/audit.ts';
import { registerClientCertificate } from '../../src/store/mutations/register-client-certificate.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines } from '../store/engines.ts';
import { addAndFail, addAndRefuse, addTwo, renameBlob } from '../store/test-mutations.ts';

const log = createLog({ component: 'test', level: 'silent' });
const recordKey = new Uint8Array(32);
const ada = { kind: 'user', id: 'ada-1', name: 'Ada' } as const;

function callOf(store: Store): AuditedCall {
  const parts = { store, replica: 'one', recordKey, clock: systemClock, log };
  return auditedCall(parts, { call: 'tryThings', actor: ada, address: '192.0.2.7', request: 'r1' });
}

async function records(store: Store) {
  return await store.read(async (db) =>
    db.selectFrom('audit_record').selectAll().orderBy('id').execute(),
  );
}

describeEngines('an audited change', (engine) => {
  test('is kept with who made it, from where, and what was changed', async () => {
    const store = await engine.open(await engine.newDatabase());
    const call = callOf(store);
    await call.change(addTwo, ['old', 'other'], { target: 'two blobs', after: { blobs: 2 } });
    await call.change(renameBlob, { from: 'old', to: 'new' });
    const certificate = { fingerprint: 'f00', name: 'Bob', role: 'Site.Admin', notAfter: 0 };
    await call.change(registerClientCertificate, certificate);
    const common = {
      replica: 'one',
      actor_kind: 'user',
      actor_id: 'ada-1',
      actor_name: 'Ada',
      address: '192.0.2.7',
      call: 'tryThings',
      request: 'r1',
      result: 'done',
      code: null,
      count: 1,
      link: null,
    };
    expect(await records(store)).toMatchObject([
      {
        ...common,
        mutation: 'add-two',
        target: 'two blobs',
        before: null,
        after: '{"blobs":2}',
      },
      {
        ...common,
        mutation: 'rename-blob',
        target: 'new',
        before: '{"id":"old","password":"[secret]"}',
        after: '{"id":"new","password":"[secret]"}',
      },
      { ...common, mutation: 'register-client-certificate', target: 'f00' },
    ]);
    expect(call.isTold).toBe(true);
  });

  test('leaves no record where it fails, alone or among others that do not', async () => {
    const store = await engine.open(await engine.newDatabase());
    const call = callOf(store);
    await expect(call.change(addAndRefuse, 'one')).rejects.toMatchObject({
      code: 'store-blob-differs',
    });
    expect(call.isTold).toBe(false);
    const done = await Promise.allSettled(
      Array.from({ length: 32 }, async (_, index) =>
        index % 8 === 3
          ? call.change(addAndFail, `bad ${index}`)
          : call.change(addTwo, [`${index} a`, `${index} b`], { target: `${index}` }),
      ),
    );
    const kept = done.flatMap(({ status }, index) => (status === 'fulfilled' ? [`${index}`] : []));
    expect(kept).toHaveLength(28);
    const told = await records(store);
    expect(new Set(told.map(({ target }) => target))).toEqual(new Set(kept));
    const blobs = await store.read(async (db) =>
      db.selectFrom('small_blob').select('name').execute(),
    );
    expect(blobs).toHaveLength(56);
  });

  test('that fails is told by its code, and by what it was about', async () => {
    const store = await engine.open(await engine.newDatabase());
    const call = callOf(store);
    for (const mutation of [addAndRefuse, addAndFail]) {
      await call.change(mutation, 'lamp').catch(async (error: unknown) => call.fail(error));
    }
    const told = await records(store);
    expect(told).toMatchObject([
      { result: 'refused', code: 'store-blob-differs', mutation: null, target: 'lamp' },
      { result: 'failed', code: 'internal-fault', mutation: null, target: null },
    ]);
  });
});
