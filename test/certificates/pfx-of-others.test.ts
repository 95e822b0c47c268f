import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readPkcs12 } from '../../packages/core/src/pki/pkcs12/read-pkcs12.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { type Lab, openLab } from './lab.ts';

const passwords = {
  'no password': '',
  'a password of one character': 'x',
  'a password of 128 characters': 'Ab1!'.repeat(32),
  'a password with letters of others': 'sécret 漢',
};

describeWithPeers('certificates', 'a PFX file', () => {
  describe.each([
    ['rsa', 1],
    ['ec', 2],
    ['rsa', 4],
  ] as const)('with a key of the kind %s and a chain of %i', (kind, length) => {
    let lab: Lab;
    beforeAll(async () => {
      lab = await openLab(kind, length);
    });
    afterAll(async () => lab[Symbol.asyncDispose]());

    /** What was read of a file, with the certificate that its key is marked as the one of. */
    async function read(file: string, password: string) {
      const { certificates, keys } = await readPkcs12(
        await readFile(join(lab.folder, file)),
        password,
      );
      const [key] = keys;
      const marked = certificates.find((each) => each.localKeyId === key?.localKeyId)?.certificate;
      return {
        certificates: certificates.map((each) => each.certificate.fingerprint256).toSorted(),
        ofKey: key !== undefined && marked?.checkPrivateKey(key.key) ? marked.fingerprint256 : '',
        name: key?.friendlyName,
      };
    }

    /** What is to be read of every file. */
    function all() {
      const prints = lab.chain.certificates.map((each) => each.certificate.fingerprint256);
      return { certificates: prints.toSorted(), ofKey: prints[0], name: 'mon nom é' };
    }

    /** What openssl exports; more words say how it is sealed. */
    async function exported(file: string, password: string, how = ''): Promise<void> {
      const above = length === 1 ? '' : ' -certfile authorities.pem';
      const words = `pkcs12 -export -inkey leaf.key -in leaf.pem${above} -out ${file}${how}`;
      await lab.run('openssl', words, '-name', 'mon nom é', '-passout', `pass:${password}`);
    }

    test.each(Object.entries(passwords))('of openssl with %s is read', async (_, password) => {
      await exported('new.pfx', password);
      expect(await read('new.pfx', password)).toEqual(all());
      await exported('old.pfx', password, ' -legacy');
      expect(await read('old.pfx', password)).toEqual(all());
    });

    test('of openssl with other ciphers, or none, or nothing that vouches for it, is read', async () => {
      await exported('plain.pfx', 'x', ' -keypbe NONE -certpbe NONE');
      expect(await read('plain.pfx', 'x')).toEqual(all());
      await exported('silent.pfx', 'x', ' -nomac');
      expect(await read('silent.pfx', 'x')).toEqual(all());
      await exported('mixed.pfx', 'x', ' -keypbe AES-128-CBC -certpbe DES-EDE3-CBC -macalg SHA512');
      expect(await read('mixed.pfx', 'x')).toEqual(all());
      await exported('older.pfx', 'x', ' -legacy -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-RC2-128');
      expect(await read('older.pfx', 'x')).toEqual(all());
    });

    test('of NSS is read', async () => {
      const password = passwords['a password with letters of others'];
      await exported('for-nss.pfx', password);
      await lab.run('mkdir', 'nss');
      await lab.run('certutil', '-N -d sql:nss --empty-password');
      await lab.run('pk12util', '-i for-nss.pfx -d sql:nss -W', password);
      await lab.run('pk12util', '-o nss.pfx -d sql:nss -n', 'mon nom é', '-W', password);
      expect(await read('nss.pfx', password)).toEqual(all());
    });

    test('of Java is read', async () => {
      await exported('for-java.pfx', 'secret');
      const from = '-srckeystore for-java.pfx -srcstorepass secret';
      const to = '-destkeystore java.pfx -deststoretype PKCS12 -deststorepass another';
      await lab.run('keytool', `-importkeystore ${from} ${to}`);
      expect(await read('java.pfx', 'another')).toEqual(all());
    });
  });

  test('of GnuTLS is read', async () => {
    await using lab = await openLab('ec', 1);
    const from = '--load-privkey leaf.key --load-certificate leaf.pem';
    const words = `--to-p12 ${from} --outder --p12-name name --outfile gnu.pfx --password`;
    await lab.run('certtool', words, 'sécret');
    const { keys, certificates } = await readPkcs12(
      await readFile(join(lab.folder, 'gnu.pfx')),
      'sécret',
    );
    expect(keys.map((each) => each.friendlyName)).toEqual(['name']);
    expect(certificates[0]?.certificate.subject).toBe(
      lab.chain.certificates[0]?.certificate.subject,
    );
  });
});
