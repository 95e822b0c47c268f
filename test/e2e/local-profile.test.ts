import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificateNameOf, secretNameOf } from '@hawser/core/identity/secret-names';
import { openVault, type Vault } from '@hawser/core/identity/vault';
import { issueAuthority } from '@hawser/core/pki/issue-authority';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import type { Issued } from '@hawser/core/pki/issued';
import { Secret } from '@hawser/core/secret';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { storeLocalProfile } from '../../packages/cli/src/profiles/store-local-profile.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { startStubSite } from '../stub-site/stub-site.ts';

const hour = 3_600_000;
const validity = {
  notBefore: new Date(Date.now() - hour),
  notAfter: new Date(Date.now() + 24 * hour),
};
const authority = await issueAuthority({ name: 'Site authority', ...validity });

async function newCertificate(notAfter = validity.notAfter): Promise<Issued> {
  const wanted = {
    commonName: 'Site administrator',
    usage: 'client',
    ...validity,
    notAfter,
  } as const;
  return issueCertificate(authority, wanted);
}

const admin = await newCertificate();

interface Home {
  readonly vault: Vault;
  readonly profilesFile: string;
  hawser(...words: readonly string[]): ReturnType<typeof hawserHere>;
  store(
    site?: Partial<Issued> & {
      readonly name?: string;
      readonly url?: string;
      readonly trustAnchor?: string;
    },
  ): Promise<string>;
  shown(): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

// Nobody listens on the ports 1 and 2, which no site of this machine has by chance.
async function newHome(): Promise<Home> {
  const home = await temporaryFolder();
  vi.stubEnv('HAWSER_HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
  const vault = await openVault({ kind: 'file', folder: join(home, 'data'), env: {} });
  const hawser: Home['hawser'] = async (...words) => hawserHere(words, { home });
  return {
    vault,
    profilesFile: join(home, 'config/profiles.json'),
    hawser,
    store: async (site) =>
      storeLocalProfile(
        {
          name: 'local',
          url: 'https://localhost:1',
          trustAnchor: authority.certificate,
          ...admin,
          ...site,
        },
        async () => vault,
      ),
    async shown() {
      const { stdout } = await hawser('get-profile', '-o', 'json');
      return (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
    },
  };
}

async function startSite(): Promise<string> {
  const { certificate, key } = await issueCertificate(authority, {
    commonName: 'localhost',
    dnsNames: ['localhost'],
    usage: 'server',
    ...validity,
  });
  const tls = { cert: certificate, key, ca: authority.certificate };
  const site = await startStubSite({ tls });
  onTestFinished(async () => site[Symbol.asyncDispose]());
  return site.url;
}

describe('the profile of a site on this machine', () => {
  it('signs in with the certificate in the vault, and nothing else has to be said', async () => {
    const { store, hawser, shown, profilesFile } = await newHome();
    expect(await store({ url: await startSite() })).toBe('local');
    const { code, stdout } = await hawser('test-profile', '-o', 'json');
    expect(stdout).toContain('the certificate of Site administrator was taken');
    expect(code).toBe(0);
    expect(await shown()).toMatchObject([
      {
        name: 'local',
        signIn: 'certificate',
        selected: true,
        trust: 'CN=Site authority',
        certificate: 'vault',
      },
    ]);
    expect(await readFile(profilesFile, 'utf8')).not.toContain('PRIVATE KEY');
  });

  it('is removed with its certificate', async () => {
    const { store, hawser, vault } = await newHome();
    await store();
    expect(await vault.names()).toEqual([certificateNameOf('local')]);
    await hawser('remove-profile', 'LOCAL', '-Force');
    expect(await vault.names()).toEqual([]);
  });

  it('does not select itself where another is selected', async () => {
    const { store, hawser, shown } = await newHome();
    await hawser('add-profile', 'one', 'https://one.example.com');
    await store();
    expect(await shown()).toMatchObject([
      { name: 'one', selected: true },
      { name: 'local', selected: false },
    ]);
  });

  it('is selected where others are there, but none of them is', async () => {
    const { store, hawser, shown } = await newHome();
    await hawser('add-profile', 'one', 'https://one.example.com');
    await hawser('add-profile', 'two', 'https://two.example.com');
    await hawser('remove-profile', 'one', '-Force');
    await store();
    expect(await shown()).toMatchObject([{ selected: false }, { name: 'local', selected: true }]);
  });

  it('takes another name where its own is that of another site', async () => {
    const { store, hawser, vault } = await newHome();
    await hawser('add-profile', 'Local', 'https://elsewhere.example.com');
    expect(await store()).toBe('local-2');
    const other = await issueAuthority({ name: 'Another site', ...validity });
    const elsewhere = { url: 'https://localhost:2', trustAnchor: other.certificate };
    expect(await store(elsewhere)).toBe('local-3');
    // The same site, made anew.
    const again = await newCertificate();
    expect(await store(again)).toBe('local-2');
    expect((await vault.get(certificateNameOf('local-2')))?.reveal()).toContain(again.key);
    expect(await vault.names()).toHaveLength(2);
  });

  it('is one, however many replicas of the site are started here, and leads to the last', async () => {
    const { store, shown, vault } = await newHome();
    expect(await store()).toBe('local');
    const again = await newCertificate();
    expect(await store({ url: 'https://localhost:2', ...again })).toBe('local');
    expect(await shown()).toMatchObject([
      { name: 'local', url: 'https://localhost:2', selected: true, trust: 'CN=Site authority' },
    ]);
    expect((await vault.get(certificateNameOf('local')))?.reveal()).toContain(again.key);
    expect(await vault.names()).toHaveLength(1);
  });

  it('leaves one alone that signs in to the same site otherwise', async () => {
    const { store, hawser, shown } = await newHome();
    await hawser('add-profile', 'local', 'https://localhost:1', '-SignIn', 'browser');
    expect(await store()).toBe('local-2');
    expect(await shown()).toMatchObject([
      { name: 'local', signIn: 'browser', selected: true },
      { name: 'local-2', certificate: 'vault', selected: false },
    ]);
  });

  it('keeps its settings when it is stored anew', async () => {
    const { store, hawser, shown } = await newHome();
    await store();
    await hawser('set-setting', 'timeoutSec', '30');
    expect(await store({ url: 'https://LOCALHOST:1/' })).toBe('local');
    expect(await shown()).toMatchObject([{ name: 'local', settings: { timeoutSec: '30' } }]);
  });

  it('loses none of eight that are stored at once', async () => {
    const { store, shown, vault } = await newHome();
    const names = await Promise.all(
      Array.from({ length: 8 }, async (_, index) =>
        store({
          url: `https://localhost:${9000 + index}`,
          trustAnchor: `${authority.certificate}of site ${index}`,
        }),
      ),
    );
    expect(new Set(names).size).toBe(8);
    expect(await shown()).toHaveLength(8);
    expect(await vault.names()).toEqual(names.map(certificateNameOf).toSorted());
  });

  it('may change the address, and keeps its certificate', async () => {
    const { store, hawser, shown, vault } = await newHome();
    await store();
    const { code } = await hawser('set-profile', 'local', '-Url', 'https://localhost:2');
    expect(code).toBe(0);
    expect(await shown()).toMatchObject([{ url: 'https://localhost:2', certificate: 'vault' }]);
    expect(await vault.names()).toEqual([certificateNameOf('local')]);
  });

  it('may sign in with files or otherwise, and then none is left in the vault', async () => {
    const { store, hawser, shown, vault } = await newHome();
    await store();
    const folder = await temporaryFolder();
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await writeFile(cert, admin.certificate);
    await writeFile(key, admin.key);
    const lacking = await hawser('set-profile', 'local', '-CertificatePath', cert);
    expect(lacking).toMatchObject({ code: 2 });
    expect(lacking.stderr).toContain('What must be given is missing: -KeyPath');
    expect(await vault.names()).toHaveLength(1);

    await hawser('set-profile', 'local', '-CertificatePath', cert, '-KeyPath', key);
    expect(await shown()).toMatchObject([{ signIn: 'certificate', certificate: cert }]);
    expect(await vault.names()).toEqual([]);

    await hawser('remove-profile', 'local', '-Force');
    await store();
    await hawser('set-profile', 'local', '-SignIn', 'browser');
    expect(await shown()).toMatchObject([{ signIn: 'browser', certificate: null }]);
    expect(await vault.names()).toEqual([]);
  });

  it('may be replaced by one with a client secret', async () => {
    const { store, hawser, vault } = await newHome();
    await store();
    vi.stubEnv('PW', 'hunter22');
    const words = ['-ClientId', 'runbook', '-ClientSecretEnv', 'PW', '-Force'];
    await hawser('add-profile', 'local', 'https://one.example.com', ...words);
    expect(await vault.names()).toEqual([secretNameOf('local')]);
  });
});

it('a certificate in files is still asked for', async () => {
  const { hawser } = await newHome();
  const words = ['add-profile', 'one', 'https://one.example.com', '-SignIn', 'certificate'];
  const { code, stderr } = await hawser(...words);
  expect(code).toBe(2);
  expect(stderr).toContain('What must be given is missing: -CertificatePath, -KeyPath');
});

it.each<[string, (vault: Vault) => Promise<unknown>, string]>([
  ['is gone', async (vault) => vault.delete(certificateNameOf('local')), 'is not in the vault'],
  [
    'is something else',
    async (vault) => vault.set(certificateNameOf('local'), new Secret('something')),
    'what the vault has of it is not a certificate',
  ],
  [
    'has no key',
    async (vault) => vault.set(certificateNameOf('local'), new Secret(admin.certificate)),
    'the vault is not a key that can be read',
  ],
  [
    'has the key of another',
    async (vault) =>
      vault.set(certificateNameOf('local'), new Secret(admin.certificate + authority.key)),
    'it does not fit the key in the vault',
  ],
  [
    'has ended',
    async (vault) => {
      const { certificate, key } = await newCertificate(new Date(Date.now() - 60_000));
      return vault.set(certificateNameOf('local'), new Secret(certificate + key));
    },
    'it ended at',
  ],
])('a certificate in the vault that %s is told of', async (_, change, reason) => {
  const { store, hawser, vault } = await newHome();
  await store({ url: await startSite() });
  await change(vault);
  const { code, stderr } = await hawser('test-profile');
  expect(code).toBe(4);
  expect(stderr).toContain('The site does not let profile local in: ');
  expect(stderr).toContain(reason);
  expect(stderr).toContain('hawser set-profile local -CertificatePath FILE -KeyPath FILE');
  expect(stderr).not.toContain('PRIVATE KEY');
});
