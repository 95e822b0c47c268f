import { generateKeyPairSync } from 'node:crypto';
import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { issueAdministrator } from '@hawser/core/api/contracts/administrators';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Ended, temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { adminOf, startSite, type TestSite, usedHome } from '../running-site.ts';

let site: TestSite;
/** Another machine, where nobody knows of the site yet. */
let elsewhere: string;
beforeEach(async () => {
  site = await startSite({ home: await usedHome() });
  elsewhere = await temporaryFolder();
});

const here = async (...words: string[]): Promise<Ended> => hawserHere(words, { home: site.home });
const there = async (...words: string[]): Promise<Ended> => hawserHere(words, { home: elsewhere });

function values(ended: Ended): Record<string, unknown>[] {
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  return (JSON.parse(ended.stdout) as { value: Record<string, unknown>[] }).value;
}

function files(): { certificate: string; key: string; anchor: string; words: string[] } {
  const [certificate, key, anchor] = ['ada.crt', 'ada.key', 'authority.crt'].map((name) =>
    join(elsewhere, name),
  ) as [string, string, string];
  const words = ['-CertificatePath', certificate, '-KeyPath', key, '-TrustAnchorPath', anchor];
  return { certificate, key, anchor, words };
}

async function letIn(name: string, ...more: string[]): Promise<Record<string, unknown>> {
  const { words } = files();
  const [made] = values(
    await here('new-site-administrator', name, ...words, ...more, '-o', 'json'),
  );
  return made ?? {};
}

describe('an administrator elsewhere', () => {
  it('is let in by the files that were made for him, until they are revoked', async () => {
    const { certificate, key, anchor } = files();
    const made = await letIn('Ada Lovelace', '-Days', '30');
    expect(made).toMatchObject({ name: 'Ada Lovelace', certificatePath: certificate });
    const days = (Date.parse(String(made['until'])) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    expect(await readFile(anchor, 'utf8')).toContain('BEGIN CERTIFICATE');

    const signIn = ['-TrustAnchor', anchor, '-CertificatePath', certificate, '-KeyPath', key];
    const added = await there('add-profile', 'office', site.running.certificateUrl, ...signIn);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(values(await there('get-site', '-o', 'json'))).toMatchObject([{ state: 'ready' }]);
    const all = values(await there('get-site-administrator', '-o', 'json'));
    expect(all).toMatchObject([
      {
        name: 'Ada Lovelace',
        fingerprint: made['fingerprint'],
        role: 'Site.Admin',
        until: made['until'],
        revoked: null,
      },
      { name: 'Site administrator', revoked: null },
    ]);

    const revoke = ['revoke-site-administrator', '-Name', 'ada lovelace'];
    const own = await there(...revoke, '-Confirm:false');
    expect(own.code).toBe(5);
    expect(own.stderr).toContain('the certificate that you sign in with yourself');
    expect((await here(...revoke, '-WhatIf')).code).toBe(0);
    expect((await there('get-site')).code).toBe(0);
    expect(await here(...revoke, '-Confirm:false')).toMatchObject({ code: 0, stderr: '' });
    expect((await there('get-site')).code).toBe(4);
    // Not even the test of the profile takes it for a sign-in.
    const tried = await there('test-profile');
    expect(tried.code).toBe(4);
    expect(tried.stderr).toContain('was revoked');
    const [ada] = values(await here('get-site-administrator', 'Ada Lovelace', '-o', 'json'));
    expect(ada?.['revoked']).toEqual(expect.any(String));
    expect((await here(...revoke, '-Confirm:false')).stderr).toContain('Nobody by the name of');
  });

  it('may revoke himself when he says so', async () => {
    const { certificate, key, anchor } = files();
    const { fingerprint } = await letIn('Ada');
    const signIn = ['-TrustAnchor', anchor, '-CertificatePath', certificate, '-KeyPath', key];
    await there('add-profile', 'office', site.running.certificateUrl, ...signIn);
    const withColons = String(fingerprint)
      .toUpperCase()
      .replaceAll(/..(?!$)/g, '$&:');
    const words = ['revoke-site-administrator', withColons, '-Force', '-PassThru', '-o', 'json'];
    expect(values(await there(...words))).toMatchObject([{ name: 'Ada', fingerprint }]);
    expect((await there('get-site')).code).toBe(4);
  });
});

describe('what cannot be done', () => {
  it('is to write over a file, and nothing is issued then', async () => {
    const { key, certificate, words } = files();
    await writeFile(certificate, 'mine');
    const { code, stderr } = await here('new-site-administrator', 'Ada', ...words);
    expect(code).toBe(5);
    expect(stderr).toContain(`${certificate} is there already. It is unchanged.`);
    await expect(access(key)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(values(await here('get-site-administrator', '-o', 'json'))).toHaveLength(1);
    const nobody = await here('get-site-administrator', 'Nobody');
    expect(nobody).toMatchObject({ code: 3 });
    expect(await here('get-site-administrator', 'no*')).toMatchObject({ code: 0, stdout: '' });
    const same = ['-CertificatePath', key, '-KeyPath', key];
    expect((await here('new-site-administrator', 'Ada', ...same)).stderr).toContain('two things');
  });

  it('leaves no key where the site refuses', async () => {
    const { key, words } = files();
    const refused = await here('new-site-administrator', 'A\u202Eda', ...words);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('characters that cannot be seen');
    await expect(access(key)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await here('new-site-administrator', 'Ada', ...words, '-Days', '731')).code).toBe(2);
  });

  it('is told: whom to revoke', async () => {
    const revoke = async (...words: string[]): Promise<Ended> =>
      here('revoke-site-administrator', ...words, '-Confirm:false');
    expect((await revoke()).stderr).toContain('Give -Fingerprint or -Name');
    expect((await revoke('abc')).stderr).toContain('64 hexadecimal digits');
    const unknown = await revoke('0'.repeat(64));
    expect(unknown.code).toBe(3);
    expect(unknown.stderr).toContain('No administrator of this site has a certificate');
  });

  it.each([
    ['too short', generateKeyPairSync('rsa', { modulusLength: 1024 }), 'it has 1024 bits'],
    ['of another kind', generateKeyPairSync('ed25519'), 'it is no RSA key'],
  ])('is a certificate for a key that is %s', async (_, { publicKey }, reason) => {
    const admin = await adminOf(site.home, site.running);
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const body = { name: 'Ada', days: 1, publicKey: pem };
    const { signal } = new AbortController();
    await expect(callSite(admin, issueAdministrator, { body }, { signal })).rejects.toMatchObject({
      code: 'pki-bad-key',
      message: expect.stringContaining(reason),
    });
    const secret = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong = {
      ...body,
      publicKey: secret.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
    await expect(
      callSite(admin, issueAdministrator, { body: wrong }, { signal }),
    ).rejects.toMatchObject({ code: 'pki-bad-key' });
  });
});
