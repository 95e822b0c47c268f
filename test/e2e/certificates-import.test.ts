import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, openLab } from '../certificates/lab.ts';
import { machineAt } from '../certificates/request-journey.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { newEcKeyPair } from '../../packages/core/src/pki/key-pair.ts';
import { writePkcs12 } from '../../packages/core/src/pki/pkcs12/write-pkcs12.ts';
import { signedCertificate } from '../../packages/core/src/pki/signed-certificate.ts';

describeWithPeers('certificates', 'importing', () => {
  let lab: Lab;
  let other: Lab;
  const file = (name: string) => join(lab.folder, name);
  beforeAll(async () => {
    lab = await openLab('rsa', 2);
    other = await openLab('ec', 3);
    for (const name of ['leaf.pem', 'leaf.key', 'authorities.pem']) {
      await writeFile(file(`other-${name}`), await readFile(join(other.folder, name)));
    }
    await writeFile(file('right.txt'), 'right');
    await writeFile(file('wrong.txt'), 'wrong');
    const words = 'pkcs12 -export -in leaf.pem -inkey leaf.key -certfile authorities.pem';
    await lab.run('openssl', `${words} -passout pass:right -name web -out sealed.pfx`);
    await lab.run('openssl', `${words} -passout pass: -out open.pfx`);
    await lab.run('openssl', 'pkcs8 -topk8 -in leaf.key -passout pass:right -out sealed.key');
  });
  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
    await other[Symbol.asyncDispose]();
  });

  it('asks for a password only where something is sealed', async () => {
    const machine = machineAt(lab, 'asks');
    const [opened] = await machine.shown('import-certificate open.pfx');
    expect(opened).toMatchObject({ name: 'localhost', hasKey: true, chain: ['authority 0'] });
    const unasked = await machine.run('import-certificate sealed.pfx');
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain('-Password (by -PasswordFile');
    const offered = await machine.run('--complete -- remove-certificate', 'loc');
    expect(offered.stdout).toMatch(/^localhost\s+until/);
    const wrong = await machine.run('import-certificate sealed.pfx -PasswordFile wrong.txt');
    expect(wrong.code).toBe(4);
    expect(wrong.stderr).toContain('sealed.pfx: The password does not open the file.');
    const [renamed] = await machine.shown('import-certificate sealed.pfx -PasswordFile right.txt');
    expect(renamed).toMatchObject({ ...opened, friendlyName: 'web' });
    expect(await machine.shown('get-certificate')).toEqual([renamed]);
  });

  it('takes a chain that comes later by itself', async () => {
    const machine = machineAt(lab, 'later');
    const words = 'pkcs12 -export -in leaf.pem -inkey leaf.key -passout pass: -out bare.pfx';
    await lab.run('openssl', words);
    const { stderr } = await machine.run('import-certificate bare.pfx');
    expect(stderr).toContain('"CN=authority 0" is missing. Ask the authority for it; import-cert');
    const look = 'test-certificate localhost -For server -NoRevocation';
    expect((await machine.run(look)).stderr).toContain('The chain of localhost');
    await machine.shown('import-certificate 0.pem');
    expect((await machine.run(look)).stderr).not.toContain('The chain of localhost');
    const exported = await machine.shown('export-certificate localhost later.pem');
    expect(exported).toMatchObject([{ certificates: 2 }]);
  });

  it('takes a key out of a second file, sealed or not, and no other key', async () => {
    const machine = machineAt(lab, 'second');
    const alone = 'import-certificate leaf.pem';
    const { stderr } = await machine.run(alone);
    expect(stderr).toContain('the certificate of "CN=authority 0" is missing');
    expect(await machine.shown('get-certificate')).toMatchObject([{ hasKey: false, chain: [] }]);
    const keyless = await machine.run('export-certificate localhost out.pfx');
    expect(keyless.stderr).toContain('There is no private key of localhost on this machine');
    const stranger = await machine.run(`${alone} -KeyFile other-leaf.key`);
    expect(stranger.stderr).toContain('other-leaf.key belongs to another certificate');
    const none = await machine.run(`${alone} -KeyFile authorities.pem`);
    expect(none.stderr).toContain('There is no private key in ');
    await machine.run(`${alone} -KeyFile sealed.key -PasswordFile right.txt`);
    expect(await machine.shown('get-certificate')).toMatchObject([{ hasKey: true }]);
    // Later the chain; the key stays.
    await lab.run('openssl', 'crl2pkcs7 -nocrl -certfile leaf.pem -certfile 0.pem -out chain.p7b');
    expect(await machine.shown('import-certificate chain.p7b')).toMatchObject([
      { hasKey: true, chain: ['authority 0'] },
    ]);
    expect((await machine.run('export-certificate localhost out.pem')).code).toBe(0);
    const removed = await machine.run('remove-certificate localhost');
    expect(removed.code).toBe(2);
  });

  it('refuses a key that is damaged, though it says that it is the right one', async () => {
    const [leaf] = other.chain.keys;
    const der = Buffer.from(leaf?.key.export({ type: 'pkcs8', format: 'der' }) ?? '');
    // What is secret of a key on P-256, before what is public.
    der.writeUInt8(der.readUInt8(50) ^ 1, 50);
    await writeFile(file('broken.key'), der);
    const machine = machineAt(lab, 'second');
    const { code, stderr } = await machine.run(
      'import-certificate other-leaf.pem -KeyFile broken.key',
    );
    expect(stderr).toContain('The private key of localhost is damaged');
    expect(code).toBe(2);
  });

  it('takes several keys out of one file, each with its chain', async () => {
    const machine = machineAt(lab, 'several');
    const certificates = [...lab.chain.certificates, ...other.chain.certificates];
    const keys = [...lab.chain.keys, ...other.chain.keys].map(({ key }) => ({ key }));
    await writeFile(file('several.pfx'), writePkcs12({ certificates, keys }, 'right'));
    const words = 'import-certificate several.pfx -PasswordFile right.txt -Purpose server';
    expect(await machine.shown(words)).toMatchObject([
      { name: 'localhost', hasKey: true, purpose: 'server', chain: ['authority 0'] },
      { name: 'localhost', hasKey: true, purpose: 'server', chain: ['authority 1', 'authority 0'] },
    ]);
    const offered = await machine.run('--complete -- export-certificate', '');
    for (const { id } of await machine.shown<{ readonly id: string }>('get-certificate')) {
      expect(offered.stdout).toMatch(new RegExp(`^${id}\\s+localhost, until`, 'm'));
    }
    const ambiguous = await machine.run('remove-certificate localhost -Force');
    expect(ambiguous.stderr).toContain('There are several certificates "localhost".');
    expect(ambiguous.code).toBe(2);
  });

  it('removes what has no key without a question', async () => {
    const machine = machineAt(lab, 'keyless');
    await machine.shown('import-certificate authorities.pem');
    expect((await machine.run('remove-certificate *')).code).toBe(3);
    expect((await machine.run('remove-certificate', 'authority 0')).code).toBe(0);
    expect(await machine.shown('get-certificate')).toEqual([]);
  });

  it('takes the certificate for management out of a .publishsettings file', async () => {
    const pfx = (await readFile(file('open.pfx'))).toString('base64');
    const profile = `<PublishProfile PublishMethod="AzureServiceManagementAPI" ManagementCertificate="${pfx}"/>`;
    await writeFile(file('azure.publishsettings'), `<PublishData>${profile}</PublishData>`);
    const machine = machineAt(lab, 'management');
    expect(await machine.shown('import-certificate azure.publishsettings')).toMatchObject([
      { purpose: 'management', hasKey: true },
    ]);
  });

  it('lists those that end soon', async () => {
    const machine = machineAt(lab, 'several');
    expect(await machine.shown('get-certificate -ExpiringIn 29d')).toEqual([]);
    expect(await machine.shown('get-certificate -ExpiringIn 31d')).toHaveLength(2);
    expect(await machine.shown('get-certificate local*,LOCALHOST')).toHaveLength(2);
    expect((await machine.run('get-certificate remote')).code).toBe(3);
    expect(await machine.shown('get-certificate remote*')).toEqual([]);
  });

  it('refuses a heap of certificates that have nothing to do with each other', async () => {
    const { publicKey, privateKey: key } = await newEcKeyPair();
    const validity = { notBefore: new Date(), notAfter: new Date(Date.now() + 86_400_000) };
    const heap = Array.from({ length: 101 }, (_, at) => {
      const subject = { commonName: `${at}` };
      return signedCertificate({ subject, publicKey, extensions: [], ...validity }, { key });
    });
    await writeFile(file('heap.pem'), heap.join(''));
    const { code, stderr } = await machineAt(lab, 'refuses').run('import-certificate heap.pem');
    expect(stderr).toContain('There are more than 100 certificates in ');
    expect(code).toBe(2);
  });

  it.each([
    ['empty.pfx', Buffer.alloc(0), 'There is nothing in the file.'],
    ['letter.pem', Buffer.from('Dear customer'), 'no certificate in a form that is known here'],
    ['half.pfx', Buffer.from('3082', 'hex'), 'half.pfx: The file is damaged'],
    ['large.pfx', Buffer.alloc(10 * 2 ** 20 + 1), 'it is larger than'],
  ])('refuses %s', async (name, bytes, says) => {
    await writeFile(file(name), bytes);
    const { code, stderr } = await machineAt(lab, 'refuses').run(`import-certificate ${name}`);
    expect(stderr).toContain(says);
    expect(stderr).toContain(name);
    expect(code).toBe(2);
  });
});
