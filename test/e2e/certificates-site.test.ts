import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Lab, openLab } from '../certificates/lab.ts';
import { approved } from '../certificates/request-journey.ts';
import { hawserAgentHere } from '../in-process.ts';
import { Machine } from '../journeys/machine.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startSite, usedHome } from '../running-site.ts';

describeWithPeers('certificates', 'certificates of a site', () => {
  let lab: Lab;
  const at = (name: string): string => join(lab.folder, name);
  beforeAll(async () => {
    lab = await openLab('ec', 3);
    await writeFile(at('password.txt'), 'sécret 漢\n');
  });
  afterAll(async () => lab[Symbol.asyncDispose]());

  it('are kept there as soon as a request is completed, and exported by whoever administers it', async () => {
    const admin = Machine.ofSite(await startSite({ home: await usedHome() }));
    await admin.done('new-csr', 'MyCMG.contoso.com', '-Purpose', 'cmg', '-Path', at('MyCMG.csr'));
    await approved(lab, 'MyCMG');
    const answer = [
      'complete-certificate-request',
      at('MyCMG.cer'),
      '-Chain',
      at('authorities.pem'),
    ];
    const [completed] = await admin.shown(...answer);
    expect(completed).toMatchObject({
      name: 'MyCMG.contoso.com',
      store: 'site',
      purpose: 'cmg',
      hasKey: true,
    });
    expect(await admin.shown('get-certificate-request')).toEqual([]);
    expect(await admin.shown('get-certificate', '-Store', 'machine')).toEqual([]);
    expect(await admin.shown('get-certificate')).toEqual([completed]);

    const tested = await admin.run(
      'test-certificate',
      'MyCMG.contoso.com',
      '-NoRevocation',
      '-o',
      'json',
    );
    expect(tested.stdout).toContain('its key is in the site, and can be exported');

    const looked = await admin.run(
      'test-certificate',
      at('MyCMG.cer'),
      '-NoRevocation',
      '-o',
      'json',
    );
    expect(JSON.parse(looked.stdout)).toMatchObject({
      value: expect.arrayContaining([
        expect.objectContaining({ check: 'private key', result: 'passed' }),
      ]),
    });

    const words = ['export-certificate', 'MyCMG.contoso.com', at('MyCMG.pfx')];
    await admin.done(...words, '-PasswordFile', at('password.txt'));
    const opened = await lab.run(
      'openssl',
      'pkcs12 -in MyCMG.pfx -nodes -passin file:password.txt',
    );
    expect(opened).toContain('BEGIN PRIVATE KEY');
    const { fingerprint256 } = new X509Certificate(await readFile(at('MyCMG.cer')));
    const trail = await admin.shown('get-audit-record', '-Target', String(completed?.['id']));
    expect(trail.map(({ call }) => call)).toContain('takeCertificateKey');
    expect(fingerprint256.replaceAll(':', '')).toBe(completed?.['sha256']);

    // The authority of the lab issues for 30 days, which the site alerts of as soon as it has it.
    const alert = {
      kind: 'kept-certificate-ends',
      name: 'MyCMG.contoso.com',
      severity: 'information',
    };
    await vi.waitFor(
      async () => expect(await admin.shown('get-site-alert')).toMatchObject([alert]),
      { timeout: 10_000 },
    );

    // The same on this machine: what is said of it goes on to be found here first.
    const whole = [await readFile(at('MyCMG.cer')), await readFile(at('authorities.pem'))];
    await writeFile(at('whole.pem'), Buffer.concat(whole));
    await admin.done('import-certificate', at('whole.pem'), '-Store', 'machine');
    const both = await admin.shown('get-certificate', 'mycmg.contoso.com');
    expect(both.map(({ store, hasKey }) => ({ store, hasKey }))).toEqual([
      { store: 'machine', hasKey: false },
      { store: 'site', hasKey: true },
    ]);
    await admin.done('remove-certificate', 'MyCMG.contoso.com', '-Force');
    const removing = ['remove-certificate', 'MyCMG.contoso.com'];
    const unasked = await admin.run(...removing);
    expect(unasked).toMatchObject({ code: 2 });
    await admin.done(...removing, '-Store', 'site', '-Force');
    expect(await admin.shown('get-certificate')).toEqual([]);
  });

  it('are not called as a device of the site is', async () => {
    const admin = Machine.ofSite(await startSite({ home: await usedHome() }));
    await admin.done('new-registration-token', 'device', '-TokenPath', at('device.token'));
    const register = ['register', '-Role', 'device', '-TokenFile', at('device.token')];
    const registered = await hawserAgentHere([...register, '-Name', 'OFFICE7'], {
      home: at('device'),
    });
    expect(registered).toMatchObject({ code: 0 });
    const tested = async (name: string) => {
      const path = at(`${name}.csr`);
      await admin.done('new-csr', name, '-Purpose', 'cmg', '-Path', path);
      const { stdout } = await admin.run('test-certificate-request', path, '-o', 'json');
      const { value } = JSON.parse(stdout) as { value: { check: string }[] };
      return value.find(({ check }) => check === 'device');
    };
    expect(await tested('gateway1.contoso.com')).toMatchObject({ result: 'passed' });
    expect(await tested('office7.contoso.com')).toMatchObject({
      result: 'failed',
      detail: 'a device of the site is called so: OFFICE7',
    });
  });
});

it('a certificate can be kept on the machine where the site does not answer', async () => {
  const home = await usedHome();
  const machine = Machine.ofSite({ home });
  await machine.done('add-profile', 'gone', 'https://127.0.0.1:1');
  await machine.done('select-profile', 'gone');
  const folder = join(home, 'made');
  await writeFile(folder, 'secret\n');
  const files = ['-CertificatePath', `${folder}.cer`, '-PfxPath', `${folder}.pfx`];
  const made = ['new-management-certificate', ...files, '-PasswordFile', folder];
  const refused = await machine.run(...made);
  expect(refused.code).toBe(4);
  expect(refused.stderr).toContain('It can be kept on this machine instead: -Store machine');
  expect(await machine.run(...made, '-Store', 'machine')).toMatchObject({ code: 0 });
  const [kept] = await machine.shown('get-certificate', '-Store', 'machine');
  expect(kept).toMatchObject({ store: 'machine', purpose: 'management' });
  // What does not answer hides nothing of what is here.
  const { stdout, stderr } = await machine.run('get-certificate', '-o', 'json');
  expect(JSON.parse(stdout)).toMatchObject({ value: [{ id: kept?.['id'] }] });
  expect(stderr).toContain('connect-site');
});
