import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { withLock } from '@hawser/core/files/lock';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { certificateId } from '@hawser/core/pki/certificate-id';
import { type Lab, openLab } from '../certificates/lab.ts';
import { approved, machineAt } from '../certificates/request-journey.ts';
import { hawserProgram } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

interface Request {
  readonly id: string;
  readonly request: string;
}

describeWithPeers('certificates', 'completing a request', () => {
  let lab: Lab;
  const file = (name: string) => join(lab.folder, name);
  beforeAll(async () => {
    lab = await openLab('ec', 3);
  });
  afterAll(async () => lab[Symbol.asyncDispose]());

  it('takes the one of two of the same name that the key is of, whatever stands around it', async () => {
    const { run, shown } = machineAt(lab);
    for (const name of ['first', 'second']) await run(`new-csr a.contoso.com -Path ${name}.csr`);
    const requests = await shown<Request>('get-certificate-request');
    expect(requests).toHaveLength(2);
    await approved(lab, 'second');
    const words = 'crl2pkcs7 -nocrl -certfile authorities.pem -certfile second.cer -outform DER';
    await lab.run('openssl', `${words} -out second.p7b`);

    const line = 'complete-certificate-request second.p7b';
    const looked = await run(`${line} -WhatIf`);
    expect(looked.stderr).toContain(`on target "a.contoso.com (${requests[1]?.id})"`);
    expect(await shown('get-certificate')).toEqual([]);
    expect(await shown(line)).toMatchObject([{ chain: ['authority 1', 'authority 0'] }]);
    expect(await shown('get-certificate-request')).toEqual([requests[0]]);

    const stranger = await run('complete-certificate-request leaf.pem -Chain authorities.pem');
    expect(stranger.code).toBe(3);
    expect(stranger.stderr).toContain('No request on this machine has the key of the certificate');
    expect(stranger.stderr).toContain(`"localhost"`);
    expect(stranger.stderr).toContain(`a.contoso.com (${requests[0]?.id})`);
  });

  it.each([
    ['first.csr', 'first.csr: The file is a certificate request'],
    ['sealed.pfx', 'sealed.pfx is sealed with a password'],
    ['cut.cer', 'cut.cer: The file is damaged'],
    ['none.cer', 'none.cer cannot be read: there is no such file'],
    ['first.txt', 'first.txt: The file is no certificate in a form that is known here.'],
    ['leaf.key', 'leaf.key.'],
    ['1.pem', 'There are only certificates of authorities in what was given: "authority 1".'],
  ])('says what is wrong with %s', async (name, says) => {
    const words = 'pkcs12 -export -in leaf.pem -inkey leaf.key -passout pass:x -out sealed.pfx';
    if (name === 'sealed.pfx') await lab.run('openssl', words);
    const { raw } = new X509Certificate(await readFile(file('leaf.pem')));
    await writeFile(file('cut.cer'), raw.subarray(0, 200));
    await writeFile(file('first.txt'), 'a letter');
    const { code, stderr } = await machineAt(lab).run(`complete-certificate-request ${name}`);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('internal error');
    expect([2, 3]).toContain(code);
  });

  /** Runs a command of which a lock holds up a change, and kills it when it has come there. */
  async function killed(line: string, locked: string, isThere: () => Promise<boolean>) {
    await withLock(locked, async () => {
      const child = spawn(process.execPath, [hawserProgram, ...line.split(' ')], {
        cwd: lab.folder,
        env: { ...process.env, HAWSER_HOME: file('home') },
        stdio: 'ignore',
      });
      const ended = once(child, 'exit');
      await vi.waitFor(async () => expect(await isThere()).toBe(true), { timeout: 9000 });
      child.kill('SIGKILL');
      await ended;
    });
  }

  it('keeps a certificate with its key or not at all, and can be repeated', async () => {
    const { run, shown } = machineAt(lab);
    await approved(lab, 'first');
    const line = 'complete-certificate-request first.cer -Chain authorities.pem';
    const data = (name: string) => file(`home/data/${name}`);
    const has = async (name: string, text: string) =>
      (await readFile(data(name), 'utf8')).includes(text);
    const id = certificateId(new X509Certificate(await readFile(file('first.cer'))));

    // The key is in its place, and what would list the certificate is in the hands of another process.
    const isKeyThere = async () => has('vault.json', `certificate/${id}/key`);
    await killed(line, data('certificates.json'), isKeyThere);
    expect(await shown('get-certificate')).toHaveLength(1);
    expect(await shown('get-certificate-request')).toHaveLength(1);

    const isListed = async () => has('certificates.json', id);
    await killed(line, data('certificate-requests.json'), isListed);
    expect(await shown(`get-certificate ${id}`)).toMatchObject([{ hasKey: true }]);
    expect(await shown('get-certificate-request')).toHaveLength(1);

    // The key of the request is gone, and the request is still listed.
    const listed = await readFile(data('certificate-requests.json'));
    for (const again of [false, true]) {
      if (again) await writeFile(data('certificate-requests.json'), listed);
      await shown(line);
      expect(await shown('get-certificate-request')).toEqual([]);
    }
    const all = await shown<{ readonly id: string }>('get-certificate a.contoso.com');
    expect(all).toMatchObject([{ hasKey: true }, { hasKey: true }]);
    const several = await run('export-certificate a.contoso.com a.cer');
    expect(several.stderr).toContain('There are several certificates "a.contoso.com".');
    for (const each of all) {
      expect(several.stderr).toContain(each.id);
      await shown(`export-certificate ${each.id} ${each.id}.pem -IncludePrivateKey -Force`);
    }
    const nobody = await run('complete-certificate-request leaf.pem');
    expect(nobody.stderr).toContain('No request on this machine waits for a certificate');
  });

  it('has nothing to wait for where the request could not be written', async () => {
    const { run, shown } = machineAt(lab, 'unwritten');
    await mkdir(file('folder.csr'));
    const { stderr } = await run('new-csr b.contoso.com -Path folder.csr -Force');
    expect(stderr).toContain('folder.csr is not a file, but a folder');
    expect(await shown('get-certificate-request')).toEqual([]);
    expect(await readFile(file('unwritten/data/vault.json'), 'utf8')).not.toContain('request/');
  });

  it('is not made for what no authority takes', async () => {
    const { run, shown } = machineAt(lab, 'untaken');
    const { code, stderr } = await run(
      'new-csr b.contoso.com -Path b.csr -Organization',
      'x\u0007',
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('characters that cannot be seen')]);
    expect(await shown('get-certificate-request')).toEqual([]);
  });

  it('keeps nothing where the vault does not open', async () => {
    const { run, shown } = machineAt(lab, 'locked');
    await run('new-csr b.contoso.com -Path b.csr');
    await approved(lab, 'b');
    await rename(file('locked/data/vault.json'), file('locked/vault.away'));
    const line = 'complete-certificate-request b.cer -Chain authorities.pem';
    // Nobody asks for a key that is not used.
    expect((await run(`${line} -WhatIf`)).code).toBe(0);
    const { code, stderr } = await run(line);
    expect(stderr).toContain('The key of b.contoso.com is not in the vault');
    expect(code).toBe(1);
    expect(await shown('get-certificate')).toEqual([]);
    expect(await shown('get-certificate-request')).toHaveLength(1);
  });
});

describeWithPeers('certificates', 'a chain that ends early', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab('ec', 3);
    await machineAt(lab).run('new-csr c.contoso.com -Path c.csr');
  });
  afterAll(async () => lab[Symbol.asyncDispose]());

  /** Serves the certificate of the nearest authority at the place that the leaf names. */
  async function served(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ca.cer`;
    await approved(lab, 'c', `authorityInfoAccess=caIssuers;URI:ldap:///x,caIssuers;URI:${url}`);
    return url;
  }

  const line = 'complete-certificate-request c.cer';

  it('says which names the authority has left out', async () => {
    await lab.run('openssl', 'x509 -req -in c.csr -CA 1.pem -CAkey 1.key -days 9 -out bare.cer');
    const { stderr } = await machineAt(lab).run('complete-certificate-request bare.cer -WhatIf');
    expect(stderr).toContain('has left out names that were asked for: c.contoso.com.');
  });

  it('says that the certificate has ended', async () => {
    await lab.run('openssl', 'x509 -req -in c.csr -CA 1.pem -CAkey 1.key -days -1 -out past.cer');
    const { stderr } = await machineAt(lab).run('complete-certificate-request past.cer -WhatIf');
    expect(stderr).toMatch(/WARNING: c\.contoso\.com ended at .*; no client takes it\./);
  });

  it('names who is missing, and where its certificate is, which nobody asks unbidden', async () => {
    let asked = 0;
    const url = await served(() => {
      asked += 1;
    });
    const { code, stderr } = await machineAt(lab).run(line);
    expect(code).toBe(0);
    expect(stderr).toContain('the certificate of "CN=authority 1" is missing');
    expect(stderr).toContain(`It is at ${url}`);
    await machineAt(lab).run(`${line} -FetchIntermediates -WhatIf`);
    expect(asked).toBe(0);
  });

  it.each<[string, RequestListener]>([
    ['it answers with status 404', (_, response) => response.writeHead(404).end()],
    [
      'it answers with status 302',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    ],
    [
      'it answers with more than 65536 bytes',
      (_, response) => response.end(Buffer.alloc(70_000, 0x30)),
    ],
    ['there is no certificate there', (_, response) => response.end('<html>Welcome</html>')],
    ['nobody answers there', ({ socket }) => socket.destroy()],
  ])('is left as it is where %s', async (reason, answer) => {
    const url = await served(answer);
    const { stderr } = await machineAt(lab).run(`${line} -FetchIntermediates`);
    expect(stderr).toContain(reason);
    expect(stderr).toContain(url);
  });

  it('is fetched on request', async () => {
    const { raw } = new X509Certificate(await readFile(join(lab.folder, '1.pem')));
    await served((_, response) => response.end(raw));
    const { code, stdout, stderr } = await machineAt(lab).run(
      `${line} -FetchIntermediates -Chain 0.pem -o yaml`,
    );
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('authority 1');
    expect(stdout).toContain('authority 0');
  });
});
