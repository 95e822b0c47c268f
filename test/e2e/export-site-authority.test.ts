import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { Machine } from '../journeys/machine.ts';
import { startSite, usedHome } from '../running-site.ts';

it('the authority of a site is given to other machines, and on from there', async () => {
  const site = await startSite({ home: await usedHome() });
  const local = Machine.ofSite(site);
  const file = join(site.home, 'authority.crt');
  const [given] = await local.shown('export-site-authority', file);
  const { fingerprint256 } = new X509Certificate(await readFile(file));
  expect(given).toMatchObject({ fingerprint: fingerprint256, path: file });
  // What is told of the site itself, to compare it with.
  const [told] = await local.shown('get-site');
  expect(told?.['certificates']).toContainEqual(
    expect.objectContaining({ use: 'authority', fingerprint: fingerprint256 }),
  );
  expect(await local.run('export-site-authority', file)).toMatchObject({ code: 5, stdout: '' });

  const other = Machine.ofSite({ home: await temporaryFolder() });
  const at = (name: string): string => join(other.home, name);
  expect((await other.run('export-site-authority', at('none.crt'))).stderr).toContain('No profile');
  const { url } = site.running;
  await other.done('add-profile', 'office', url, '-TrustAnchor', file);
  const further = await other.shown('export-site-authority', at('office.crt'));
  expect(further).toEqual([{ ...given, path: at('office.crt') }]);
  const third = await temporaryFolder();
  const connect = ['connect-site', url, '-ClientId', 'nobody', '-ClientSecretEnv', 'PROOF'];
  const trusting = [...connect, '-TrustAnchor', at('office.crt')];
  const untaken = await hawserHere(trusting, { home: third, env: { PROOF: 'nothing' } });
  expect(untaken.stderr).not.toContain('not trusted');

  await other.done('add-profile', 'common', 'https://site.example.com');
  const common = ['export-site-authority', at('common.crt'), '-Profile', 'common'];
  expect((await other.run(...common)).stderr).toContain('what the operating system trusts');
  const empty = ['export-site-authority', at('empty.crt'), '-DataFolder', other.home];
  expect(await other.run(...empty)).toMatchObject({ code: 3 });
});
