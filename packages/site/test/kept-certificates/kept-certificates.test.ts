import { readdirSync, readFileSync } from 'node:fs';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Contract, Given } from '@hawser/core/api/contract';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import {
  getCertificate,
  keepCertificate,
  listCertificates,
  removeCertificate,
  takeCertificateKey,
} from '@hawser/core/api/contracts/certificates';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { issueSelfSigned } from '@hawser/core/pki/issue-self-signed';
import { newEcKeyPair } from '@hawser/core/pki/key-pair';
import { signedCertificate } from '@hawser/core/pki/signed-certificate';
import { expect, test } from 'vitest';
import { startedSite, type StartedSite } from '../started-site.ts';

type Call = <C extends Contract>(contract: C, given: Given<C>) => Promise<Answered<C>>;

function calling({ address }: StartedSite): Call {
  return async (contract, given) =>
    callSite(address, contract, given, { signal: AbortSignal.timeout(15_000) });
}

async function made(commonName: string) {
  const day = 86_400_000;
  const now = Date.now();
  const { certificate, key } = await issueSelfSigned({
    commonName,
    usage: 'server',
    notBefore: new Date(now - day),
    notAfter: new Date(now + 30 * day),
  });
  return { certificate, key, params: { id: certificateId(new X509Certificate(certificate)) } };
}

test('a site keeps certificates, and gives out a key only to who asks for just that', async () => {
  const started = await startedSite();
  const call = calling(started);
  const { certificate, key, params } = await made('gateway.contoso.com');

  const first = { certificate, chain: [certificate], key, purpose: 'cmg' as const };
  const kept = await call(keepCertificate, { params, body: first });
  expect(kept).toMatchObject({ ...params, name: 'gateway.contoso.com', hasKey: true });
  expect(await call(listCertificates, { query: {} })).toEqual({ items: [kept], next: null });
  expect(await call(getCertificate, { params })).toEqual(kept);
  expect(JSON.stringify(kept)).not.toContain('PRIVATE');

  // What is not given stays.
  const second = { certificate, chain: [], friendlyName: 'Gateway' };
  expect(await call(keepCertificate, { params, body: second })).toEqual({
    ...kept,
    friendlyName: 'Gateway',
  });

  const taken = await call(takeCertificateKey, { params });
  expect(createPrivateKey(taken.key).equals(createPrivateKey(key))).toBe(true);
  const { items } = await call(listAuditRecords, { query: { target: params.id } });
  expect(items.map((record) => record.call).toSorted()).toEqual([
    'keepCertificate',
    'keepCertificate',
    'takeCertificateKey',
  ]);
  expect(JSON.stringify(items)).not.toContain('PRIVATE');
  expect((await call(getCertificate, { params })).keyRead).not.toBeNull();

  expect(await call(removeCertificate, { params })).toMatchObject(params);
  await expect(call(takeCertificateKey, { params })).rejects.toMatchObject({
    code: 'kept-certificate-not-found',
  });
});

test('nothing of a private key is in the files of a site', async () => {
  const started = await startedSite();
  const { certificate, key, params } = await made('gateway.contoso.com');
  await calling(started)(keepCertificate, { params, body: { certificate, chain: [], key } });
  await started.site.stop();
  const der = createPrivateKey(key).export({ type: 'pkcs8', format: 'der' });
  const secret = der.subarray(-64);
  const lines = key.split('\n').slice(1, -2);
  const paths = readdirSync(started.root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(paths.length).toBeGreaterThan(3);
  for (const path of paths) {
    const content = readFileSync(path);
    expect([path, content.includes(secret)]).toEqual([path, false]);
    expect([path, lines.some((line) => content.includes(line))]).toEqual([path, false]);
  }
});

test('a certificate is kept only under its id, and with a key of its own', async () => {
  const call = calling(await startedSite());
  const { certificate, params } = await made('one.contoso.com');
  const other = await made('two.contoso.com');
  const keep = async (body: Given<typeof keepCertificate>['body']): Promise<unknown> =>
    call(keepCertificate, { params, body });
  const rest = { certificate, chain: [] };
  await expect(keep({ ...rest, certificate: other.certificate })).rejects.toMatchObject({
    code: 'kept-certificate-other-id',
    status: 400,
  });
  await expect(keep({ ...rest, key: other.key })).rejects.toMatchObject({
    code: 'kept-certificate-other-key',
  });
  const dateless = new X509Certificate(certificate).raw;
  // The month of its first UTCTime.
  dateless.write('99', dateless.indexOf(Uint8Array.of(0x17, 0x0d)) + 4);
  for (const body of [
    { ...rest, certificate: 'none' },
    { ...rest, certificate: new X509Certificate(dateless).toString() },
    { ...rest, key: 'none' },
    { ...rest, chain: ['none'] },
  ]) {
    await expect(keep(body)).rejects.toMatchObject({ code: 'kept-certificate-unreadable' });
  }
  await keep(rest);
  await expect(call(takeCertificateKey, { params })).rejects.toMatchObject({
    code: 'kept-certificate-no-key',
  });
  expect((await call(getCertificate, { params })).keyRead).toBeNull();
  expect((await call(listCertificates, { query: {} })).items).toHaveLength(1);
});

test('a name that no database takes is kept as it can be shown', async () => {
  const { publicKey, privateKey: signing } = await newEcKeyPair();
  const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 86_400_000) };
  const subject = { commonName: 'one\0two' };
  const contents = { subject, publicKey, extensions: [], ...validity };
  const certificate = signedCertificate(contents, { key: signing });
  const params = { id: certificateId(new X509Certificate(certificate)) };
  const kept = await calling(await startedSite())(keepCertificate, {
    params,
    body: { certificate, chain: [] },
  });
  expect(kept.name).toBe(String.raw`one\x00two`);
});
