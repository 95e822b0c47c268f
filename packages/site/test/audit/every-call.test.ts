import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { callSite } from '@hawser/core/api/call-site';
import type { Contract } from '@hawser/core/api/contract';
import { issueAdministrator } from '@hawser/core/api/contracts/administrators';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import { checkSite } from '@hawser/core/api/contracts/site';
import { startOperation } from '@hawser/core/api/contracts/operations';
import { askSite, type SiteAddress } from '@hawser/core/api/site-request';
import { systemClock } from '@hawser/core/clock';
import { newKeyPair, publicKeyPem } from '@hawser/core/pki/key-pair';
import { siteFolder } from '@hawser/core/site/site-folder';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { startedSite } from '../started-site.ts';

const folder = join(import.meta.dirname, '../../../core/src/api/contracts');

async function everyContract(): Promise<readonly Contract[]> {
  const modules = await Promise.all(
    globSync('**/*.ts', { cwd: folder }).map(
      async (file) => (await import(pathToFileURL(join(folder, file)).href)) as object,
    ),
  );
  return modules.flatMap((module) => Object.values(module).filter(isContract));
}

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'path' in value && 'method' in value;
}

/** They change nothing, or anybody may make them. */
const untold = new Set([
  'askPrinter',
  'askPrintSystem',
  'checkSite',
  'previewListedPrinter',
  'reportPrintJobHops',
]);

async function told(root: string) {
  const url = pathToFileURL(siteFolder(root).database).href;
  const store = await openStore({ url, clock: systemClock });
  try {
    return await store.read(async (db) =>
      db.selectFrom('audit_record').selectAll().orderBy('id').execute(),
    );
  } finally {
    await store.close();
  }
}

const signal = AbortSignal.timeout(30_000);

async function ask(site: SiteAddress, { method, path }: Contract, body?: string) {
  const sent =
    body === undefined
      ? {}
      : { body, headers: { 'content-type': 'application/json', 'x-token': body } };
  return await askSite(site, { method, path, signal, ...sent });
}

test('every call that could change something leaves a record, whatever comes of it', async () => {
  const { root, site, address, routes } = await startedSite();
  const contracts = (await everyContract()).filter(
    ({ method, path }) => method !== 'GET' && routes.includes(`${method} ${path}`),
  );
  expect(contracts.length).toBeGreaterThan(4);
  const { certificate: _, ...nobody } = address;
  const secret = 'a-planted-secret-5171';
  for (const contract of contracts) {
    if (contract.role !== 'anybody') {
      const refused = await ask(nobody, contract);
      expect({ name: contract.name, status: refused.status }).toMatchObject({ status: 401 });
    }
    await ask(address, contract, `{"password":"${secret}"`);
    await ask(address, contract, JSON.stringify({ keyPassword: secret, nothing: secret }));
  }
  const pair = await newKeyPair(2048);
  const { administrator } = await callSite(
    address,
    issueAdministrator,
    { body: { name: 'Ada', days: 1, publicKey: publicKeyPem(pair.publicKey) } },
    { signal },
  );
  const { id } = await callSite(
    address,
    startOperation,
    { body: { kind: 'optimize-site', input: null } },
    { signal },
  );
  const wanted = { actor: 'Site administrator', result: 'done', limit: 1 } as const;
  const first = await callSite(address, listAuditRecords, { query: wanted }, { signal });
  expect(first).toMatchObject({
    items: [{ call: 'startOperation', target: id, after: { kind: 'optimize-site', input: null } }],
  });
  const query = { ...wanted, after: first.next ?? '' };
  expect(await callSite(address, listAuditRecords, { query }, { signal })).toMatchObject({
    items: [{ call: 'issueAdministrator', after: { name: 'Ada', role: 'Site.Admin' } }],
  });
  const later = { since: new Date(Date.now() + 60_000).toISOString() };
  expect(await callSite(address, listAuditRecords, { query: later }, { signal })).toEqual({
    items: [],
    next: null,
  });
  const found = await callSite(address, checkSite, { params: { check: 'audit' } }, { signal });
  expect(found).toMatchObject([{ result: 'passed' }]);
  await site.stop();

  const records = await told(root);
  for (const { name, role } of contracts) {
    if (role === 'anybody') continue;
    const own = records.filter(({ call }) => call === name);
    expect({ name, own }).toMatchObject({
      own: expect.arrayContaining([
        expect.objectContaining({
          result: 'refused',
          code: 'access-unknown-caller',
          actor_kind: 'nobody',
          address: '127.0.0.1',
        }),
      ]),
    });
    const known = own.filter(({ actor_kind }) => actor_kind === 'certificate');
    if (untold.has(name)) expect({ name, known }).toEqual({ name, known: [] });
    else expect({ name, known: known.length }).not.toEqual({ name, known: 0 });
  }
  expect(records).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        call: 'startSite',
        actor_kind: 'site',
        mutation: 'register-client-certificate',
      }),
      expect.objectContaining({
        call: 'issueAdministrator',
        result: 'done',
        mutation: 'register-client-certificate',
        target: administrator.fingerprint,
      }),
      expect.objectContaining({
        call: 'startOperation',
        result: 'done',
        target: id,
        after:
          '{"kind":"optimize-site","title":"Removing what nobody needs any more","input":null}',
      }),
    ]),
  );
  expect(JSON.stringify(records)).not.toContain(secret);
}, 30_000);
