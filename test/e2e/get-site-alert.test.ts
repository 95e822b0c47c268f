import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { Ended } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { startSite, until, usedHome } from '../running-site.ts';

/** A server certificate of somebody else, with its key beside it, for so many days from now on. */
async function certificateFor(days: number, home: string): Promise<readonly [string, string]> {
  const [file, keyFile] = [join(home, 'outside.crt'), join(home, 'outside.key')];
  const words = `req -x509 -newkey rsa:2048 -nodes -days ${days} -subj /CN=localhost`;
  const rest = ['-addext', 'subjectAltName=DNS:localhost', '-out', file, '-keyout', keyFile];
  await promisify(execFile)('openssl', [...words.split(' '), ...rest]);
  return [file, keyFile];
}

describeWithPeers('certificates', 'the alerts of a site', () => {
  it('tell of a certificate that ends in some days, wherever somebody looks, until it is renewed', async () => {
    const home = await usedHome();
    const first = await startSite({ home });
    const hawser = async (...words: string[]): Promise<Ended> => hawserHere(words, { home });
    expect(await hawser('get-site-alert')).toMatchObject({ code: 0, stdout: '' });
    expect((await hawser('get-site', '-Property', 'alerts')).stdout).toContain('none');
    await first.stop();

    const [file, keyFile] = await certificateFor(5, home);
    const url = `https://localhost:${new URL(first.running.url).port}`;
    const words = ['-PublicUrl', url, '-CertificateFile', file, '-CertificateKeyFile', keyFile];
    const site = await startSite({ home, at: first.running, words });
    const alerts = async (...more: string[]): Promise<readonly object[]> => {
      const { stdout } = await hawser('get-site-alert', ...more, '-o', 'json');
      return stdout === '' ? [] : (JSON.parse(stdout) as { value: object[] }).value;
    };
    await until(async () => (await alerts()).length > 0);
    const alert = {
      severity: 'warning',
      kind: 'server-certificate-ends',
      name: 'localhost',
      level: '7 days',
      message: expect.stringMatching(/^The server certificate localhost that .* shows ends at /),
      hint: expect.stringContaining('hawser update-site'),
    };
    expect(await alerts('-Severity', 'warning')).toMatchObject([alert]);
    expect(await alerts('-Severity', 'critical')).toEqual([]);
    const { stdout: shown } = await hawser('get-site', '-Property', 'alerts');
    expect(shown).toContain('1 warning; see hawser get-site-alert');
    const tested = await hawser('test-site', '-o', 'json');
    expect((JSON.parse(tested.stdout) as { value: object[] }).value).toContainEqual(
      expect.objectContaining({ check: 'alerts', result: 'warning', detail: expect.any(String) }),
    );
    const { text } = await site.askAsAdmin('/metrics');
    expect(text).toContain('hawser_alerts{severity="warning"} 1');

    await certificateFor(90, home);
    expect(await hawser('update-site')).toMatchObject({ code: 0 });
    await until(async () => (await alerts()).length === 0);
  });
});
