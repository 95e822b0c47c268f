import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examineRequest } from '../../packages/core/src/pki/checks/examine-request.ts';
import { writePkcs7 } from '../../packages/core/src/pki/pkcs7.ts';
import { readCertificateFile } from '../../packages/core/src/pki/read-certificate-file.ts';
import { readRequestDetails } from '../../packages/core/src/pki/request-details.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { type Lab, openLab } from './lab.ts';

const unasked = async (): Promise<string> => {
  throw new Error('nobody is to be asked for a password');
};

describeWithPeers('certificates', 'a file with certificates', () => {
  let lab: Lab;
  let leaf: string;
  beforeAll(async () => {
    lab = await openLab('rsa', 3);
    leaf = await readFile(join(lab.folder, 'leaf.pem'), 'latin1');
  });
  afterAll(async () => lab[Symbol.asyncDispose]());

  /** What is read of a file, or of bytes. */
  async function read(given: string | Buffer, password: () => Promise<string> = unasked) {
    const bytes = Buffer.isBuffer(given) ? given : await readFile(join(lab.folder, given));
    const { form, certificates, keys } = await readCertificateFile(bytes, password);
    const prints = certificates.map(({ certificate }) => certificate.fingerprint256);
    return { form, certificates: prints.toSorted(), keys: keys.length };
  }

  /** The same of the first certificates of the chain. */
  function expected(form: string, length: number, keys = 0) {
    const given = lab.chain.certificates.slice(0, length);
    const certificates = given.map(({ certificate }) => certificate.fingerprint256).toSorted();
    return { form, certificates, keys };
  }

  test('is read as PEM, DER, or as base64 without anything around it', async () => {
    expect(await read('leaf.pem')).toEqual(expected('pem', 1));
    await lab.run('openssl', 'x509 -in leaf.pem -outform DER -out leaf.cer');
    expect(await read('leaf.cer')).toEqual(expected('der', 1));
    const inner = leaf.replaceAll(/-----.*-----/g, '');
    expect(await read(Buffer.from(inner))).toEqual(expected('der', 1));
    const authorities = await readFile(join(lab.folder, 'authorities.pem'), 'latin1');
    const mailed = `Here it is:\r\n${leaf}\r\nand these:\n${authorities}`.replaceAll('\n', '\r\n');
    expect(await read(Buffer.from(mailed))).toEqual(expected('pem', 3));
  });

  test('is read as Windows writes text', async () => {
    const inner = leaf.replaceAll(/-----.*-----/g, '').replaceAll('\n', '\r\n');
    for (const [text, form] of [
      [`# ключ\r\n${leaf}`, 'pem'],
      [inner, 'der'],
    ] as const) {
      const marked = Buffer.from(`\u{feff}${text}`, 'utf16le');
      const all = [
        Buffer.from(marked),
        Buffer.from(marked).swap16(),
        Buffer.from(`\u{feff}${text}`),
      ];
      for (const bytes of all) expect(await read(bytes)).toEqual(expected(form, 1));
    }
    await lab.run('openssl', 'req -new -key leaf.key -out windows.csr -subj /CN=x.example');
    const asked = await readFile(join(lab.folder, 'windows.csr'), 'latin1');
    const request = Buffer.from(`\u{feff}${asked}`, 'utf16le');
    const alone = Buffer.from(asked.replaceAll(/-----.*-----/g, ''));
    for (const file of [request, alone]) {
      expect(examineRequest(file).commonName).toBe('x.example');
      expect(readRequestDetails(file).subject.commonName).toBe('x.example');
    }
  });

  test('is read as mails, settings and web pages make it look', async () => {
    const key = await readFile(join(lab.folder, 'leaf.key'), 'latin1');
    await lab.run(
      'openssl',
      'rsa -in leaf.key -traditional -aes128 -out o.key -passout pass:secret',
    );
    const old = await readFile(join(lab.folder, 'o.key'), 'latin1');
    await lab.run('openssl', 'x509 -in leaf.pem -trustout -out trusted.pem');
    const trusted = await readFile(join(lab.folder, 'trusted.pem'), 'latin1');
    const both = (text: string) => Buffer.from(text, 'latin1');
    const secret = async () => 'secret';
    for (const looks of [
      (text: string) => text.replaceAll(/^/gm, '    '),
      (text: string) => text.replaceAll(/^/gm, '> '),
      (text: string) => text.replaceAll('\n', '\n \r\n'),
      (text: string) => text.replaceAll('\n', ' '),
      (text: string) => text.replaceAll('\n', ''),
      (text: string) => JSON.stringify(text),
    ]) {
      expect(await read(both(looks(leaf + key)))).toEqual(expected('pem', 1, 1));
      expect(await read(both(looks(trusted)))).toEqual(expected('pem', 1));
    }
    const indented = both(`${leaf}${old}`.replaceAll(/^/gm, '\t'));
    expect(await read(indented, secret)).toEqual(expected('pem', 1, 1));
  });

  test.each(['PEM', 'DER'])('is read as PKCS#7 of openssl and of GnuTLS in %s', async (form) => {
    const words = `crl2pkcs7 -nocrl -certfile leaf.pem -certfile authorities.pem -outform ${form}`;
    await lab.run('openssl', `${words} -out openssl.p7b`);
    expect(await read('openssl.p7b')).toEqual(expected(form === 'PEM' ? 'pem' : 'p7b', 3));
    const outer = form === 'DER' ? ' --outder' : '';
    await lab.run(
      'certtool',
      `--p7-generate --load-certificate leaf.pem --outfile gnu.p7b${outer}`,
    );
    expect(await read('gnu.p7b')).toEqual(expected(form === 'PEM' ? 'pem' : 'p7b', 1));
  });

  test('as PKCS#7 of ours is read by openssl and by Java', async () => {
    const all = lab.chain.certificates.map(({ certificate }) => certificate);
    await writeFile(join(lab.folder, 'ours.p7b'), writePkcs7(all));
    const shown = await lab.run('openssl', 'pkcs7 -inform DER -in ours.p7b -print_certs');
    expect(shown.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
    expect(await lab.run('keytool', '-printcert -file ours.p7b')).toContain('Certificate[3]');
    expect(await read('ours.p7b')).toEqual(expected('p7b', 3));
  });

  test('is read with its key, for which a password is asked where it is sealed', async () => {
    const key = await readFile(join(lab.folder, 'leaf.key'), 'latin1');
    expect(await read(Buffer.from(key + leaf))).toEqual(expected('pem', 1, 1));
    await lab.run('openssl', 'pkcs8 -topk8 -in leaf.key -out sealed.key -passout pass:secret');
    await lab.run(
      'openssl',
      'rsa -in leaf.key -traditional -aes128 -out old.key -passout pass:secret',
    );
    await lab.run('openssl', 'pkcs8 -topk8 -scrypt -in leaf.key -out s.key -passout pass:secret');
    for (const [name, how] of [
      ['md5.key', 'PBE-MD5-DES'],
      ['sha.key', 'PBE-SHA1-DES'],
    ]) {
      const words = `pkcs8 -topk8 -in leaf.key -out ${name} -passout pass:secret -v1 ${how}`;
      await lab.run('openssl', `${words} -provider legacy -provider default`);
    }
    for (const name of ['sealed.key', 'old.key', 's.key', 'md5.key', 'sha.key']) {
      const both = Buffer.from(leaf + (await readFile(join(lab.folder, name), 'latin1')));
      expect(await read(both, async () => 'secret')).toEqual(expected('pem', 1, 1));
      const wrong = read(both, async () => 'Secret');
      await expect(wrong).rejects.toMatchObject({ code: 'certificate-file-wrong-password' });
    }
  });

  test('is refused by how its key is sealed where nothing here opens that', async () => {
    const key = await readFile(join(lab.folder, 'leaf.key'), 'latin1');
    const inner = key.replaceAll(/-----.*-----/g, '');
    const marks = `Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0123456789ABCDEF\n`;
    const old = `-----BEGIN RSA PRIVATE KEY-----\n${marks}${inner}-----END RSA PRIVATE KEY-----\n`;
    await expect(read(Buffer.from(old), async () => 'secret')).rejects.toMatchObject({
      code: 'certificate-file-unknown-algorithm',
    });
  });

  test('may have nothing but a key', async () => {
    await lab.run('openssl', 'pkcs8 -topk8 -nocrypt -in leaf.key -outform DER -out der.key');
    expect(await read('leaf.key')).toEqual(expected('pem', 0, 1));
    expect(await read('der.key')).toEqual(expected('der', 0, 1));
  });

  test('is read of .publishsettings of version 1 only', async () => {
    await lab.run(
      'openssl',
      'pkcs12 -export -inkey leaf.key -in leaf.pem -out x.pfx -passout pass:',
    );
    const pfx = (await readFile(join(lab.folder, 'x.pfx'))).toString('base64');
    const settings = (version: string) => `﻿<?xml version="1.0" encoding="utf-8"?>
      <PublishData>
        <PublishProfile${version} PublishMethod="AzureServiceManagementAPI"
          Url="https://management.core.windows.net/" ManagementCertificate="${pfx}">
          <Subscription Id="6f0e…" Name="Tom &amp; Co" />
        </PublishProfile>
      </PublishData>`;
    expect(await read(Buffer.from(settings('')))).toEqual(expected('publishsettings', 1, 1));
    const second = read(Buffer.from(settings(' SchemaVersion="2.0"')));
    await expect(second).rejects.toMatchObject({ code: 'certificate-file-new-publish-settings' });
  });

  test('that is something else is refused by what it is', async () => {
    await lab.run('openssl', 'req -new -key leaf.key -out a.csr -subj /CN=x');
    await lab.run('openssl', 'req -in a.csr -outform DER -out der.csr');
    const refusals = [
      ['a.csr', 'is-request'],
      ['der.csr', 'is-request'],
      [Buffer.alloc(0), 'empty'],
      [Buffer.alloc(10 * 2 ** 20 + 1), 'too-large'],
      [Buffer.from('%PDF-1.7 something'), 'unknown-form'],
      [Buffer.from(leaf.slice(0, -30)), 'damaged'],
      [new X509Certificate(leaf).raw.subarray(0, -1), 'damaged'],
    ] as const;
    for (const [given, code] of refusals) {
      await expect(read(given)).rejects.toMatchObject({ code: `certificate-file-${code}` });
    }
  });
});
