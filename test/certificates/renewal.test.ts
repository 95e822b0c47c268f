import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

describeWithPeers('certificates', 'a certificate that is renewed', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await openWorkplace();
    await work.emitted('new-test-authority', 'Lab Test', '-Path', 'lab.crt');
  });
  afterAll(async () => work[Symbol.asyncDispose]());

  /** What the authority answers is taken to where the request was made. */
  async function answers(name: string, ...words: readonly string[]): Promise<void> {
    const files = [`${name}.csr`, '-Path', `${name}.cer`];
    expect((await work.hawser(['approve-certificate-request', ...files, ...words])).code).toBe(0);
    const completed = await work.hawser(['complete-certificate-request', `${name}.cer`]);
    // The authority is of this machine, and its chain need not be given.
    expect(completed).toMatchObject({ code: 0, stderr: '' });
  }

  /** What update-certificate emits, and what it says. */
  async function renews(name: string, path: string) {
    const command = ['update-certificate', name, '-Path', path, '-Output', 'jsonl'];
    const { stdout, stderr, code } = await work.hawser(command);
    expect(code).toBe(0);
    const emitted: unknown = JSON.parse(stdout);
    return { emitted, said: stderr };
  }

  const asked = async (name: string) =>
    work.run('openssl', `req -in ${name}.csr -noout -verify -text`);
  const keyOf = async (name: string) => work.run('openssl', `req -in ${name}.csr -noout -pubkey`);

  test('is asked for with the same names and purposes, and a new key; the old one stays', async () => {
    await work.emitted(
      'new-certificate-request',
      'MyCMG.contoso.com',
      '-Purpose',
      'cmg',
      '-Path',
      'first.csr',
      '-Organization',
      'Société 漢',
      '-Country',
      'fr',
      '-San',
      'other.contoso.com',
    );
    await answers('first');
    const planned = await work.hawser([
      'update-certificate',
      'mycmg.contoso.com',
      '-Path',
      'next.csr',
      '-WhatIf',
    ]);
    expect(planned.code).toBe(0);
    expect(planned.stderr).toContain('Whoever has pinned the old certificate');
    expect(await work.emitted('get-certificate-request')).toEqual([]);

    const { emitted, said } = await renews('mycmg.contoso.com', 'next.csr');
    const [old] = await work.emitted('get-certificate');
    expect(emitted).toMatchObject({
      commonName: 'MyCMG.contoso.com',
      renews: old?.['id'],
      until: old?.['until'],
      names: ['MyCMG.contoso.com', 'other.contoso.com'],
      purpose: 'cmg',
      keySize: 2048,
      stranded: [
        { reason: 'pinned', help: expect.stringContaining(String(old?.['thumbprint'])) },
        { reason: 'other-issuer', help: expect.stringContaining('Lab Test') },
        { reason: 'other-case', who: expect.stringContaining('"MyCMG.contoso.com" in small') },
      ],
    });
    expect(said.match(/^ {2}- /gm)).toHaveLength(3);
    const [first, next] = [await asked('first'), await asked('next')];
    const but = /^\s+([0-9a-f]{2}:)+.*$/gm;
    expect(next.replaceAll(but, '')).toBe(first.replaceAll(but, ''));
    expect(await keyOf('next')).not.toBe(await keyOf('first'));

    await answers('next');
    const both = await work.emitted('get-certificate');
    expect(both.map((each) => [each['name'], each['hasKey']])).toEqual([
      ['MyCMG.contoso.com', true],
      ['MyCMG.contoso.com', true],
    ]);
    const shown = await work.hawser([
      'update-certificate',
      String(old?.['id']),
      '-Path',
      'list.csr',
    ]);
    // What has been told is not in the list as well.
    expect(shown.stdout).not.toMatch(/Stranded|BEGIN/);
    const unclear = await work.hawser([
      'update-certificate',
      'MyCMG.contoso.com',
      '-Path',
      'third.csr',
    ]);
    expect(unclear).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(String(old?.['id'])),
    });
  });

  test('keeps both purposes, a key that is as strong, and says what changes', async () => {
    await work.run(
      'openssl',
      'req -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256 -keyout two.key -out two.csr -subj /CN=Two.example.com -addext extendedKeyUsage=serverAuth,clientAuth -addext subjectAltName=DNS:two.example.com,URI:urn:example:two',
    );
    await work.emitted('approve-certificate-request', 'two.csr', '-Path', 'two.pem');
    const imported = ['import-certificate', 'two.pem', '-KeyFile', 'two.key'];
    expect((await work.hawser(imported)).code).toBe(0);
    const { emitted } = await renews('Two.example.com', 'two-2.csr');
    expect(emitted).toMatchObject({
      keySize: 3072,
      names: ['Two.example.com'],
      stranded: expect.arrayContaining([
        expect.objectContaining({
          reason: 'other-case',
          who: expect.stringContaining('"two.example.com" becomes "Two.example.com"'),
        }),
        expect.objectContaining({ reason: 'fewer-names' }),
        expect.objectContaining({ reason: 'other-key-kind' }),
      ]),
    });
    const printed = await asked('two-2');
    expect(printed).toContain('Server Authentication, TLS Web Client Authentication');
    expect(printed).toContain('(3072 bit)');
  });

  test('is none that signs itself, or that is of an authority', async () => {
    await work.run(
      'openssl',
      'req -x509 -nodes -newkey rsa:2048 -keyout self.key -out self.pem -subj /CN=self -addext basicConstraints=critical,CA:FALSE',
    );
    await work.emitted('import-certificate', 'self.pem', '-KeyFile', 'self.key');
    const self = await work.hawser(['update-certificate', 'self', '-Path', 'self.csr']);
    expect(self).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('hawser new-management-certificate'),
    });
    await work.hawser(['import-certificate', 'lab.crt']);
    const lab = await work.hawser(['update-certificate', 'Lab Test', '-Path', 'lab.csr']);
    expect(lab).toMatchObject({ code: 2, stderr: expect.stringContaining('of an authority') });
    const none = await work.hawser(['update-certificate', 'nobody', '-Path', 'none.csr']);
    expect(none.code).toBe(3);
  });
});
