import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startExternalIssuer } from '../../packages/site/test/external-issuer/external-issuer.ts';
import { startedSite } from '../../packages/site/test/started-site.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere as hawser } from '../in-process.ts';

vi.setConfig({ testTimeout: 60_000 });

it('a program of another organisation signs in there, and may here what its roles say', async () => {
  const other = await startExternalIssuer();
  onTestFinished(async () => other[Symbol.asyncDispose]());
  await other.saying({ roles: ['Site.Admin'] });
  const { site, address } = await startedSite({
    directoryIssuers: other.issuer,
    directoryTrustAnchorFile: other.trustAnchorFile,
  });
  const home = await temporaryFolder();
  const file = join(home, 'authorities.pem');
  await writeFile(file, address.trustAnchor + other.trustAnchor);
  const words = ['connect-site', site.running.url, '-TrustAnchor', file, '-ClientId', 'runbook'];
  const given = { home, env: { PW: 'a-secret-of-the-runbook' } };
  const connect = [...words, '-ClientSecretEnv', 'PW', '-o', 'jsonl', '-Issuer'];

  const strange = await hawser([...connect, 'https://login.example.com'], given);
  expect(strange).toMatchObject({ code: 2, stdout: '' });
  expect(strange.stderr).toContain('The site takes no tokens of https://login.example.com.');

  const { stdout, stderr } = await hawser([...connect, other.issuer], given);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'runbook',
    kind: 'client',
    roles: ['Site.Admin'],
    issuer: other.issuer,
  });
  expect((await hawser(['get-site'], { home })).code).toBe(0);
});
