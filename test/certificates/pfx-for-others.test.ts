import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { readPkcs12 } from '../../packages/core/src/pki/pkcs12/read-pkcs12.ts';
import { type Sealing, writePkcs12 } from '../../packages/core/src/pki/pkcs12/write-pkcs12.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { type Lab, openLab } from './lab.ts';

const provider = 'Microsoft RSA SChannel Cryptographic Provider';

async function written(lab: Lab, password: string, sealing: Sealing): Promise<Buffer> {
  const keys = lab.chain.keys.map((key) => ({ ...key, keyProvider: provider }));
  const pfx = writePkcs12({ ...lab.chain, keys }, password, sealing);
  await writeFile(join(lab.folder, 'ours.pfx'), pfx);
  return pfx;
}

describeWithPeers('certificates', 'a PFX file of ours', () => {
  test.each([
    ['rsa', 1, 'modern', ''],
    ['rsa', 2, 'legacy', ''],
    ['ec', 2, 'modern', 'x'],
    ['ec', 1, 'legacy', 'sécret 漢'],
    ['rsa', 4, 'modern', 'sécret 漢'],
    ['rsa', 1, 'legacy', 'Ab1!'.repeat(32)],
    ['rsa', 1, 'modern', 'Ab1!'.repeat(32)],
  ] as const)(
    '(%s, chain of %i, %s, "%s") is opened by openssl, GnuTLS, NSS and node',
    async (kind, length, sealing, password) => {
      await using lab = await openLab(kind, length);
      const pfx = await written(lab, password, sealing);

      const old = sealing === 'legacy' ? ' -legacy' : '';
      const pkcs12 = `pkcs12 -nodes -in ours.pfx${old}`;
      const shown = await lab.run('openssl', pkcs12, '-passin', `pass:${password}`);
      expect(shown.match(/BEGIN CERTIFICATE/g)).toHaveLength(length);
      expect(shown).toContain('BEGIN PRIVATE KEY');
      expect(shown).toContain(`Microsoft CSP Name: ${provider}`);
      // It is shown as Latin-1, which is no UTF-8.
      expect(shown).toContain('friendlyName: mon nom ');

      const pass = password === '' ? ['--empty-password'] : ['--password', password];
      const bags = await lab.run('certtool', '--p12-info --inder --infile ours.pfx', ...pass);
      expect(bags.match(/BEGIN CERTIFICATE/g)).toHaveLength(length);
      // The key is shown sealed as it is in there.
      const [sealed = ''] = /-----BEGIN ENCRYPTED PRIVATE[^]*KEY-----/.exec(bags) ?? [];
      await writeFile(join(lab.folder, 'sealed.key'), sealed);
      const key = await lab.run('certtool', '--key-info --infile sealed.key', ...pass);
      expect(key).toMatch(/BEGIN (EC |RSA )?PRIVATE KEY/);

      await lab.run('mkdir', 'nss');
      await lab.run('certutil', '-N -d sql:nss --empty-password');
      await lab.run('pk12util', '-i ours.pfx -d sql:nss -W', password);
      expect(await lab.run('certutil', '-L -d sql:nss')).toContain('mon nom é');

      const root = lab.chain.certificates.at(-1)?.certificate.toString() ?? '';
      expect(await served(pfx, password, root)).toBe(
        lab.chain.certificates[0]?.certificate.fingerprint256,
      );
    },
  );

  test.each(['modern', 'legacy'] as const)('(%s) is opened by Java', async (sealing) => {
    await using lab = await openLab('rsa', 2);
    await written(lab, 'secret', sealing);
    const words = '-list -v -storetype PKCS12 -keystore ours.pfx -storepass secret';
    const shown = await lab.run('keytool', words);
    expect(shown).toContain('Entry type: PrivateKeyEntry');
    expect(shown).toContain('Certificate chain length: 2');
  });

  test('is read back as it was written', async () => {
    await using lab = await openLab('ec', 2);
    const read = await readPkcs12(await written(lab, 'x', 'modern'), 'x');
    const [key] = read.keys;
    expect(key).toMatchObject({
      friendlyName: 'mon nom é',
      localKeyId: '01',
      keyProvider: provider,
    });
    expect(read.certificates).toMatchObject([{ friendlyName: 'mon nom é', localKeyId: '01' }, {}]);
  });
});

/** What a client sees to whom node serves with the file. */
async function served(pfx: Buffer, passphrase: string, ca: string): Promise<string> {
  const server = createServer({ pfx, passphrase });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca });
  try {
    await once(socket, 'secureConnect');
    return socket.getPeerX509Certificate()?.fingerprint256 ?? '';
  } finally {
    socket.destroy();
    server.close();
  }
}
