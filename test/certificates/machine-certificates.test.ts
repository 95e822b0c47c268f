import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVault, type Vault } from '@hawser/core/identity/vault';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { issueSelfSigned } from '@hawser/core/pki/issue-self-signed';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { NewCertificate } from '../../packages/cli/src/certificates/certificate-store.ts';
import { machineCertificates } from '../../packages/cli/src/certificates/machine-certificates.ts';
import { newEcKeyPair } from '../../packages/core/src/pki/key-pair.ts';
import { signedCertificate } from '../../packages/core/src/pki/signed-certificate.ts';

let folder: string;
let vault: Vault;
let plain: NewCertificate;
let whole: NewCertificate;
let id: string;
beforeAll(async () => {
  const now = Date.now();
  const issued = await issueSelfSigned({
    commonName: 'web.contoso.com',
    usage: 'server',
    notBefore: new Date(now),
    notAfter: new Date(now + 86_400_000),
  });
  const certificate = new X509Certificate(issued.certificate);
  id = certificateId(certificate);
  plain = { certificate, chain: [], key: undefined };
  whole = { ...plain, key: createPrivateKey(issued.key) };
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hawser-'));
  vi.stubEnv('HAWSER_HOME', folder);
  vault = await openVault({ kind: 'file', folder, env: {} });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const store = (with_: Partial<Vault> = {}) =>
  machineCertificates({ vault: async () => ({ ...vault, ...with_ }) });
const [above, root] = [await issuer('b'), await issuer('c')];

async function issuer(commonName: string): Promise<X509Certificate> {
  const { publicKey, privateKey } = await newEcKeyPair();
  const validity = { notBefore: new Date(), notAfter: new Date() };
  const contents = { subject: { commonName }, publicKey, extensions: [], ...validity };
  return new X509Certificate(signedCertificate(contents, { key: privateKey }));
}

/** Whether a key is kept, and whether that is what the list says. */
async function keys() {
  const [listed] = await store().list();
  return { listed: listed?.hasKey, kept: (await vault.names()).length === 1 };
}

it('keeps all that several calls at once know of one certificate', async () => {
  await Promise.all([
    store().add({ ...whole, purpose: 'cmg' }),
    store().add({ ...plain, friendlyName: 'web', chain: [above, root] }),
    store().add({ ...plain, keyProvider: 'of Windows', chain: [above] }),
  ]);
  expect(await store().list()).toMatchObject([
    { hasKey: true, purpose: 'cmg', friendlyName: 'web', keyProvider: 'of Windows' },
  ]);
  expect((await store().list())[0]?.chain).toEqual([above.toString(), root.toString()]);
});

it('lists none with a key that another call removes meanwhile', async () => {
  await store().add(whole);
  let removed = false;
  // It has put the key in its place, and is overtaken before it lists the certificate.
  const overtaken = store({
    async set(name, secret) {
      await vault.set(name, secret);
      if (!removed) await store().remove(id);
      removed = true;
    },
  });
  await overtaken.add(whole);
  expect(await keys()).toEqual({ listed: true, kept: true });
});

it('removes a certificate with its key, and after a crash in between the rest of both', async () => {
  await store().add(whole);
  const crash = async (): Promise<never> => Promise.reject(new Error('crash'));
  await expect(store({ delete: crash }).remove(id)).rejects.toThrow('crash');
  expect(await keys()).toEqual({ listed: true, kept: true });
  await expect(store({ delete: crash, get: crash }).remove(id)).rejects.toThrow('crash');
  expect(await keys()).toEqual({ listed: false, kept: true });
  await store().remove(id);
  expect(await keys()).toEqual({ listed: undefined, kept: false });
});

it('needs no vault for what has no key', async () => {
  await store().add(plain);
  const closed = machineCertificates({ vault: async () => Promise.reject(new Error('closed')) });
  await closed.remove(id);
  expect(await store().list()).toEqual([]);
  await store().add(whole);
  await expect(closed.remove(id)).rejects.toThrow('closed');
  expect(await keys()).toEqual({ listed: true, kept: true });
});

it('leaves no key of a certificate that cannot be listed', async () => {
  const large = { ...whole, chain: Array<X509Certificate>(10_000).fill(whole.certificate) };
  await expect(store().add(large)).rejects.toMatchObject({ code: 'file-overfull' });
  expect(await keys()).toEqual({ listed: undefined, kept: false });
});

it('says what is wrong with a list that somebody has changed', async () => {
  await store().add({ ...whole, chain: [above] });
  const path = join(folder, 'data', 'certificates.json');
  const text = await readFile(path, 'utf8');
  const escaped = (certificate: X509Certificate) =>
    JSON.stringify(certificate.toString()).slice(1, -1);
  const dateless = Buffer.from(above.raw);
  // The month of its first UTCTime.
  dateless.write('99', dateless.indexOf(Uint8Array.of(0x17, 0x0d)) + 4);
  for (const [is, was, reason] of [
    [escaped(new X509Certificate(dateless)), escaped(above), '"chain" is no certificate'],
    ['x', escaped(plain.certificate), '"certificate" is no certificate'],
    ['x', escaped(above), '"chain" is no certificate'],
    [escaped(above), escaped(plain.certificate), '"id" is not that of the certificate'],
  ] as const) {
    await writeFile(
      path,
      text.replace(was, () => is),
    );
    const error = { code: 'file-wrong-shape', message: expect.stringContaining(reason) };
    await expect(store().list()).rejects.toMatchObject(error);
    await expect(store().add(whole)).rejects.toMatchObject(error);
  }
});
