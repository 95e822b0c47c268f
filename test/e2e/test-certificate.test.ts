import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, openLab } from '../certificates/lab.ts';
import { approved, machineAt } from '../certificates/request-journey.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

interface Row {
  readonly check: string;
  readonly result: string;
  readonly detail: string;
}

describeWithPeers('certificates', 'a certificate before it goes to a cloud', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab('ec', 3);
    await writeFile(join(lab.folder, 'password.txt'), 'sécret 漢\n');
    const { shown } = machineAt(lab);
    await shown('new-csr MyCMG.contoso.com -Purpose cmg -Path MyCMG.csr');
    await approved(lab, 'MyCMG');
  });
  afterAll(async () => lab[Symbol.asyncDispose]());

  // The authority of the lab issues for 30 days, so each ends soon.

  /** What the command says is wrong, its exit code, and what a person reads of it. */
  async function tested(line: string) {
    const { code, stdout, stderr } = await machineAt(lab).run(`${line} -Output json`);
    const { value: rows } = JSON.parse(stdout) as { value: readonly Row[] };
    const wrong = rows.filter(({ result }) => result !== 'passed');
    return { code, stderr, wrong: wrong.map(({ check, result }) => `${check}: ${result}`), rows };
  }

  it('is looked at as a request, in its file and on this machine', async () => {
    for (const named of ['MyCMG.csr', 'mycmg.contoso.com']) {
      expect(await tested(`test-certificate-request ${named}`)).toMatchObject({
        code: 0,
        wrong: [],
        stderr: '',
      });
    }
    const { code, wrong, stderr } = await tested(
      'test-certificate-request MyCMG.csr -ServiceName my-cmg.contoso.com',
    );
    expect({ code, wrong }).toEqual({
      code: 1,
      wrong: ['service name: failed', 'service prefix: failed'],
    });
    expect(stderr).toContain('a cloud service and its storage account cannot be called "my-cmg"');
    expect(stderr).toContain('Begin the name with 3 to 24 letters and digits, without dashes');
  });

  it('is looked at as the authority sends it, on this machine and in a PFX file', async () => {
    const sent = await tested('test-certificate MyCMG.cer -For cmg');
    expect(sent).toMatchObject({
      code: 1,
      wrong: ['dates: warning', 'chain: failed'],
    });
    expect(sent.stderr).toContain('the certificate of CN=authority 1 is missing');
    expect(sent.rows).toContainEqual(
      expect.objectContaining({
        check: 'private key',
        detail: 'its key is not in the file, but in the vault here',
      }),
    );
    const elsewhere = await machineAt(lab, 'elsewhere').run('test-certificate MyCMG.cer -For cmg');
    expect(elsewhere.stderr).toContain('its private key is not with it');

    const { shown } = machineAt(lab);
    await shown('complete-certificate-request MyCMG.cer -Chain authorities.pem');
    const kept = 'test-certificate mycmg.contoso.com';
    expect(await tested(kept)).toMatchObject({
      code: 1,
      wrong: ['dates: warning', 'trust: failed'],
    });
    const warned = await tested(`${kept} -TrustAnchor 0.pem -ServiceName mycmg.contoso.com`);
    expect(warned).toMatchObject({
      code: 0,
      wrong: ['service name: warning', 'dates: warning'],
    });
    // A table has no room for what mends it.
    expect(warned.stderr).toContain('Write the name of the service as MyCMG.contoso.com');

    await shown('export-certificate MyCMG.contoso.com MyCMG.pfx -PasswordFile password.txt');
    const exported = 'test-certificate MyCMG.pfx -For cmg -Root 0.pem -NoRevocation';
    const { code, wrong, rows } = await tested(`${exported} -PasswordFile password.txt`);
    expect({ code, wrong }).toEqual({ code: 0, wrong: ['dates: warning'] });
    expect(rows.map(({ check }) => check)).not.toContain('revocation');
    expect(rows).toContainEqual({
      check: 'key provider',
      result: 'passed',
      detail: 'Microsoft RSA SChannel Cryptographic Provider',
      hint: null,
    });
    const sealed = await machineAt(lab).run(exported);
    expect(sealed).toMatchObject({ code: 2, stdout: '' });
    expect(sealed.stderr).toContain('-Password');
  });

  it('is to be a certificate', async () => {
    const { run } = machineAt(lab);
    const none = await run('test-certificate nothing -For cmg');
    expect(none).toMatchObject({ code: 3, stdout: '' });
    expect(none.stderr).toContain('There is no file nothing, and no certificate "nothing"');
    const request = await run('test-certificate MyCMG.csr -For cmg');
    expect(request.stderr).toContain('The file is a certificate request, not a certificate.');
    const { raw } = new X509Certificate(await readFile(join(lab.folder, 'MyCMG.cer')));
    // The month of its first UTCTime.
    raw.write('99', raw.indexOf(Uint8Array.of(0x17, 0x0d)) + 4);
    await writeFile(join(lab.folder, 'dateless.cer'), raw);
    for (const verb of ['test', 'import']) {
      const { code, stderr } = await run(`${verb}-certificate dateless.cer`);
      expect(code).toBe(2);
      expect(stderr).toContain(
        'The file is damaged: the dates of a certificate in it cannot be read.',
      );
    }
    const wrongFile = await run('test-certificate MyCMG.cer -For cmg -Root leaf.key');
    expect(wrongFile.stderr).toContain('There is no certificate in');
    expect(wrongFile.code).toBe(2);
    const untold = await run('test-certificate leaf.pem');
    expect(untold).toMatchObject({ code: 2, stdout: '' });
    expect(untold.stderr).toContain('-For');
    const other = await run('test-certificate-request MyCMG.cer');
    expect(other.stderr).toContain('There is no certificate request in the file.');
  });
});
