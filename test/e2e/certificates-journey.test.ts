import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, openLab } from '../certificates/lab.ts';
import { approved, machineAt } from '../certificates/request-journey.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

interface Shown {
  readonly id: string;
  readonly thumbprint: string;
}

const provider = 'Microsoft RSA SChannel Cryptographic Provider';

describeWithPeers('certificates', 'a certificate that an authority issues for a request', () => {
  let lab: Lab;
  let root: string;
  beforeAll(async () => {
    lab = await openLab('ec', 3);
    root = await readFile(join(lab.folder, '0.pem'), 'utf8');
    await writeFile(join(lab.folder, 'password.txt'), 'sécret 漢\n');
    const { run } = machineAt(lab);
    await run('new-csr MyCMG.contoso.com -Purpose cmg -Country FR -Path MyCMG.csr');
    await approved(lab, 'MyCMG');
  });
  afterAll(async () => lab[Symbol.asyncDispose]());

  it('is kept with its chain and its key, and the request is done', async () => {
    const { shown } = machineAt(lab);
    const asked = await shown('get-certificate-request');
    expect(asked).toHaveLength(1);
    const line = 'complete-certificate-request MyCMG.cer -Chain authorities.pem';
    expect(await shown(line)).toMatchObject([
      {
        name: 'MyCMG.contoso.com',
        purpose: 'cmg',
        hasKey: true,
        issuer: 'CN=authority 1',
        names: ['MyCMG.contoso.com'],
        chain: ['authority 1', 'authority 0'],
        keyProvider: provider,
      },
    ]);
    expect(await shown('get-certificate-request')).toEqual([]);
    const [kept] = await shown<Shown>('get-certificate mycmg.*');
    const sha1 = await lab.run('openssl', 'x509 -in MyCMG.cer -noout -fingerprint -sha1');
    expect(sha1.replaceAll(':', '')).toContain(kept?.thumbprint);
  });

  it('is taken once more as the same, as long as its key is here', async () => {
    const { shown } = machineAt(lab);
    const before = await shown('get-certificate');
    expect(await shown('complete-certificate-request MyCMG.cer')).toEqual(before);
    expect(await shown('get-certificate')).toEqual(before);
  });

  it.each(['', ' -Legacy'])(
    'leaves as a .pfx%s that openssl reads and node serves',
    async (old) => {
      const { shown } = machineAt(lab);
      const file = `out${old.trim()}.pfx`;
      const line = `export-certificate MyCMG.contoso.com ${file} -PasswordFile password.txt${old}`;
      expect(await shown(line)).toMatchObject([{ format: 'pfx', hasKey: true, certificates: 3 }]);
      expect((await stat(join(lab.folder, file))).mode & 0o777).toBe(0o600);
      const words = `pkcs12 -nodes -in ${file}${old.toLowerCase()} -passin`;
      const read = await lab.run('openssl', words, 'pass:sécret 漢');
      expect(read.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
      expect(read).toContain('BEGIN PRIVATE KEY');
      expect(read).toContain(`Microsoft CSP Name: ${provider}`);
      expect(read).toContain('friendlyName: MyCMG.contoso.com');
      if (old === '') expect(await servedName(file)).toBe('MyCMG.contoso.com');
    },
  );

  async function servedName(file: string): Promise<unknown> {
    const pfx = await readFile(join(lab.folder, file));
    const server = createServer({ pfx, passphrase: 'sécret 漢' }, (socket) => socket.end());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const servername = 'mycmg.contoso.com';
    const socket = connect({ host: '127.0.0.1', port, servername, ca: root });
    await once(socket, 'secureConnect');
    const { subject } = socket.getPeerCertificate();
    socket.destroy();
    server.close();
    return subject.CN;
  }

  it('leaves without its key as .cer, .p7b and .pem', async () => {
    const { shown } = machineAt(lab);
    for (const [file, certificates] of [
      ['out.cer', 1],
      ['out.p7b', 3],
      ['out.pem', 3],
      ['alone.pem -IncludeChain:false', 1],
    ] as const) {
      const exported = await shown(`export-certificate MyCMG.contoso.com ${file}`);
      expect(exported).toMatchObject([{ hasKey: false, certificates }]);
    }
    const leaf = new X509Certificate(await readFile(join(lab.folder, 'MyCMG.cer')));
    expect(await readFile(join(lab.folder, 'out.cer'))).toEqual(leaf.raw);
    const p7b = await lab.run('openssl', 'pkcs7 -inform DER -in out.p7b -print_certs');
    expect(p7b.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    const pem = await readFile(join(lab.folder, 'out.pem'), 'utf8');
    expect(pem.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(pem).not.toContain('PRIVATE KEY');
  });

  it('gives its key unsealed only to whoever says so twice', async () => {
    const { run, shown } = machineAt(lab);
    const line = 'export-certificate MyCMG.contoso.com open.pem -IncludePrivateKey';
    const unasked = await run(line);
    expect(unasked.stderr).toContain('needs to be confirmed');
    expect(unasked.code).toBe(2);
    expect(await shown(`${line} -Confirm:false`)).toMatchObject([{ hasKey: true }]);
    const pem = await readFile(join(lab.folder, 'open.pem'), 'utf8');
    const leaf = new X509Certificate(pem);
    expect(leaf.checkPrivateKey(createPrivateKey(pem))).toBe(true);
    expect((await stat(join(lab.folder, 'open.pem'))).mode & 0o777).toBe(0o600);
    const cer = await run('export-certificate MyCMG.contoso.com key.cer -IncludePrivateKey');
    expect(cer.stderr).toContain('has no room for a private key');
    // Nobody is to take it for sealed.
    for (const sealing of ['-PasswordFile password.txt', '-Legacy']) {
      const open = await run(`${line} -Force -Confirm:false ${sealing}`);
      expect(open).toMatchObject({ code: 2, stderr: expect.stringContaining('is not sealed') });
    }
  });

  it('is not written over a file, nor sealed without a password or by two different ones', async () => {
    const { run } = machineAt(lab);
    await writeFile(join(lab.folder, 'there.pfx'), 'precious');
    const line = 'export-certificate MyCMG.contoso.com there.pfx -PasswordFile password.txt';
    const kept = await run(line);
    expect(kept.code).toBe(5);
    expect(await readFile(join(lab.folder, 'there.pfx'), 'utf8')).toBe('precious');
    const shownOnly = await run(`${line} -Force -WhatIf`);
    expect(shownOnly.stderr).toContain('What if: Performing the operation "Export Certificate"');
    expect(await readFile(join(lab.folder, 'there.pfx'), 'utf8')).toBe('precious');
    expect((await run(`${line} -Force`)).code).toBe(0);
    const unsealed = await run('export-certificate MyCMG.contoso.com none.pfx');
    expect(unsealed.code).toBe(2);
    expect(unsealed.stderr).toContain('-Password (by -PasswordFile');
    await writeFile(join(lab.folder, 'other.txt'), 'another');
    const words = 'none.pfx -PasswordFile password.txt -PasswordAgainFile other.txt';
    const unlike = await run(`export-certificate MyCMG.contoso.com ${words}`);
    expect(unlike.stderr).toContain('typed differently the second time');
    const formless = await run('export-certificate MyCMG.contoso.com none');
    expect(formless.stderr).toContain('does not say in which form');
  });

  it('comes to another machine as it left this one', async () => {
    const other = machineAt(lab, 'other');
    const [brought] = await other.shown(
      'import-certificate out.pfx -PasswordFile password.txt -Purpose cmg',
    );
    const [here] = await machineAt(lab).shown('get-certificate');
    const { added: _, friendlyName, ...same } = { ...here };
    expect(friendlyName).toBeNull();
    expect(brought).toMatchObject({ ...same, friendlyName: 'MyCMG.contoso.com' });
  });

  it('goes with its key after a question', async () => {
    const { run, shown } = machineAt(lab, 'other');
    const [{ id } = { id: '' }] = await shown<Shown>('get-certificate');
    const unasked = await run(`remove-certificate ${id}`);
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain(', and its private key');
    expect(await shown('get-certificate')).toHaveLength(1);
    expect((await run(`remove-certificate ${id} -Force`)).code).toBe(0);
    expect(await shown('get-certificate')).toEqual([]);
    const gone = await run('remove-certificate MyCMG.contoso.com -Force');
    expect(gone.code).toBe(3);
  });
});
