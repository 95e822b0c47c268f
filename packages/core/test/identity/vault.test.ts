import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { openVault, type Vault } from '../../src/identity/vault.ts';
import { Secret, withoutSecrets } from '../../src/secret.ts';
import { run } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const addSecrets = fileURLToPath(new URL('add-secrets.ts', import.meta.url));
const fillVault = fileURLToPath(new URL('fill-vault.ts', import.meta.url));

async function fileVault(folder: string, env: Record<string, string> = {}): Promise<Vault> {
  return openVault({ kind: 'file', folder, env });
}

async function valueOf(vault: Vault, name: string): Promise<string | undefined> {
  return (await vault.get(name))?.reveal();
}

/** What is thrown, which nowhere shows any of the texts. */
async function thrown(work: Promise<unknown>, hidden: readonly string[] = []): Promise<Error> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  for (const text of hidden) expect(inspect(error, { depth: 9 })).not.toContain(text);
  return error as Error;
}

describe('the sealed file', () => {
  test('keeps secrets by name', async () => {
    const folder = await temporaryFolder();
    const vault = await fileVault(folder);
    expect(vault.kind).toBe('file');
    expect(await vault.get('site/token')).toBeUndefined();
    expect(await vault.names()).toEqual([]);
    await vault.set('site/token', new Secret('first'));
    await vault.set('site/token', new Secret('second'));
    await vault.set('another', new Secret('päss\nwörd "🔑"'));

    const later = await fileVault(folder);
    expect(await valueOf(later, 'site/token')).toBe('second');
    expect(await valueOf(later, 'another')).toBe('päss\nwörd "🔑"');
    expect(await later.names()).toEqual(['another', 'site/token']);

    expect(await later.delete('site/token')).toBe(true);
    expect(await later.delete('site/token')).toBe(false);
    expect(await vault.get('site/token')).toBeUndefined();
    expect(await vault.names()).toEqual(['another']);
  });

  test('leaves nothing on the disk while it has never held a secret', async () => {
    const folder = await temporaryFolder();
    const vault = await fileVault(join(folder, 'data'));
    expect(await vault.delete('token')).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });

  test('shows no secret to who reads it, and can be read by its user only', async () => {
    const folder = join(await temporaryFolder(), 'data');
    const vault = await fileVault(folder);
    await vault.set('token', new Secret('a very visible secret'));
    await vault.set('copy', new Secret('a very visible secret'));
    const files = await readdir(folder);
    expect(files).toEqual(['vault.json', 'vault.json.lock', 'vault.key']);
    for (const file of files) {
      expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(folder, file), 'utf8')).not.toContain('visible');
    }
    const { entries } = JSON.parse(await readFile(join(folder, 'vault.json'), 'utf8'));
    expect(entries.token).not.toBe(entries.copy);
  });

  test('knows names that mean something to JavaScript as any other', async () => {
    const vault = await fileVault(await temporaryFolder());
    for (const name of ['__proto__', 'constructor', 'hasOwnProperty']) {
      expect(await vault.get(name)).toBeUndefined();
      expect(await vault.delete(name)).toBe(false);
      await vault.set(name, new Secret(`the secret of ${name}`));
      expect(await valueOf(vault, name)).toBe(`the secret of ${name}`);
    }
    expect(await vault.names()).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
    expect(await vault.delete('__proto__')).toBe(true);
    expect(await vault.names()).toEqual(['constructor', 'hasOwnProperty']);
  });

  test('takes what is within its bounds', async () => {
    const vault = await fileVault(await temporaryFolder());
    const largest = 'x'.repeat(64 * 1024);
    await vault.set('n'.repeat(200), new Secret(largest));
    expect(await valueOf(vault, 'n'.repeat(200))).toBe(largest);
    const refused = async (name: string, secret: string): Promise<unknown> =>
      thrown(vault.set(name, new Secret(secret)));
    expect(await refused('token', `${largest}x`)).toMatchObject({ code: 'vault-too-large' });
    expect(await refused('token', '')).toMatchObject({ code: 'vault-empty' });
    expect(await refused('n'.repeat(201), 'secret')).toMatchObject({ code: 'vault-bad-name' });
    expect(await refused('', 'secret')).toMatchObject({ code: 'vault-bad-name' });
    expect(await refused('line\nbreak', 'secret')).toMatchObject({
      code: 'vault-bad-name',
      message: String.raw`A secret cannot be named "line\nbreak".`,
    });
  });

  test('holds a thousand secrets and no more', async () => {
    const folder = await temporaryFolder();
    const vault = await fileVault(folder);
    await vault.set('first', new Secret('secret'));
    await rewrite(folder, (file) => {
      for (let at = 0; at < 998; at++) file.entries[`more-${at}`] = file.entries['first'] ?? '';
    });
    await vault.set('thousandth', new Secret('secret'));
    expect(await thrown(vault.set('one more', new Secret('secret')))).toMatchObject({
      code: 'vault-full',
    });
    await vault.set('first', new Secret('changed'));
    expect(await vault.names()).toHaveLength(1000);
  });
});

interface VaultFile {
  check: string;
  entries: Record<string, string>;
}

async function rewrite(folder: string, change: (file: VaultFile) => void): Promise<void> {
  const path = join(folder, 'vault.json');
  const file = JSON.parse(await readFile(path, 'utf8'));
  change(file);
  await writeFile(path, JSON.stringify(file));
}

describe('a sealed file that somebody tampered with', () => {
  async function twoSecrets(): Promise<string> {
    const folder = await temporaryFolder();
    const vault = await fileVault(folder);
    await vault.set('mine', new Secret('the secret of mine'));
    await vault.set('yours', new Secret('the secret of yours'));
    return folder;
  }

  test('does not give one secret for another', async () => {
    const folder = await twoSecrets();
    await rewrite(folder, (file) => {
      file.entries['mine'] = file.entries['yours'] ?? '';
      file.entries['new'] = file.check;
    });
    const vault = await fileVault(folder);
    expect(await thrown(vault.get('mine'))).toMatchObject({
      code: 'vault-damaged',
      message: expect.stringContaining(`"mine" in the vault ${join(folder, 'vault.json')}`),
    });
    expect(await thrown(vault.get('new'))).toMatchObject({ code: 'vault-damaged' });
    expect(await valueOf(vault, 'yours')).toBe('the secret of yours');
  });

  test.each([0, 11, 12, 20, -1])('notices a change of byte %i', async (at) => {
    const folder = await twoSecrets();
    await rewrite(folder, (file) => {
      const bytes = Buffer.from(file.entries['mine'] ?? '', 'base64');
      bytes.set([(bytes.at(at) ?? 0) ^ 1], at < 0 ? bytes.length + at : at);
      file.entries['mine'] = bytes.toString('base64');
    });
    expect(await thrown((await fileVault(folder)).get('mine'))).toMatchObject({
      code: 'vault-damaged',
    });
  });

  test.each(['', '{"version":1}', '{"version":2,"entries":{}}', 'half a {'])(
    'says what is wrong with %j, and leaves it as it is',
    async (text) => {
      const folder = await twoSecrets();
      const path = join(folder, 'vault.json');
      await writeFile(path, text);
      const vault = await fileVault(folder);
      const told = {
        code: expect.stringMatching(/^file-/),
        message: expect.stringContaining(path),
      };
      expect(await thrown(vault.get('mine'))).toMatchObject(told);
      expect(await thrown(vault.set('mine', new Secret('secret')))).toMatchObject(told);
      expect(await thrown(vault.delete('mine'))).toMatchObject(told);
      expect(await readFile(path, 'utf8')).toBe(text);
    },
  );
});

describe('the key', () => {
  const random = (): string => randomBytes(32).toString('base64');
  const passphrase = 'correct horse battery staple';

  test.each([
    ['32 bytes in base64', random()],
    ['32 bytes in base64url', random().replaceAll('+', '-').replaceAll('/', '_').replace('=', '')],
    ['a passphrase', passphrase],
  ])('may be %s in HAWSER_VAULT_KEY; none is made then', async (_, key) => {
    const folder = await temporaryFolder();
    const vault = await fileVault(folder, { HAWSER_VAULT_KEY: key });
    await vault.set('token', new Secret('secret'));
    expect(await readdir(folder)).not.toContain('vault.key');
    const later = await fileVault(folder, { HAWSER_VAULT_KEY: ` ${key}\n` });
    expect(await valueOf(later, 'token')).toBe('secret');
  });

  test('may be in the file that HAWSER_VAULT_KEY_FILE names', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'elsewhere');
    await writeFile(path, `${random()}\n`, { mode: 0o600 });
    const env = { HAWSER_VAULT_KEY_FILE: path, HAWSER_VAULT_KEY: '' };
    await (await fileVault(join(folder, 'data'), env)).set('token', new Secret('secret'));
    expect(await valueOf(await fileVault(join(folder, 'data'), env), 'token')).toBe('secret');
    await rm(path);
    const error = await thrown((await fileVault(join(folder, 'data'), env)).get('token'));
    expect(error).toMatchObject({
      code: 'vault-no-key-file',
      message: expect.stringContaining(path),
    });
  });

  test.each([
    ['short', 'hunter2'],
    ['eleven char', 'correcthors'],
    ['monotonous', 'abababababababab'],
    ['empty bytes', Buffer.alloc(32).toString('base64')],
  ])('is refused when it is weak: %s', async (_, key) => {
    const folder = await temporaryFolder();
    const vault = await fileVault(folder, { HAWSER_VAULT_KEY: key });
    const error = await thrown(vault.set('token', new Secret('secret')), [key]);
    expect(error).toMatchObject({
      code: 'vault-weak-key',
      message: expect.stringMatching(/^The vault key in HAWSER_VAULT_KEY is too easy to guess: /),
      hint: expect.stringContaining('openssl rand -base64 32'),
    });
    expect(await readdir(folder)).toEqual(['vault.json.lock']);
  });

  test('is not shown, and masked where it is said', async () => {
    const key = random();
    const vault = await fileVault(await temporaryFolder(), { HAWSER_VAULT_KEY: key });
    await vault.set('token', new Secret('secret'));
    expect(inspect(vault, { depth: 9, showHidden: true })).not.toContain(key);
    expect(withoutSecrets(`the key is ${key}`)).toBe('the key is [secret]');
  });

  test('that is wrong is said, and nothing is written under it', async () => {
    const folder = await temporaryFolder();
    await (await fileVault(folder)).set('token', new Secret('secret'));
    const before = await readFile(join(folder, 'vault.json'), 'utf8');
    const key = random();
    const vault = await fileVault(folder, { HAWSER_VAULT_KEY: key });
    const told = {
      code: 'vault-wrong-key',
      message: `The vault ${join(folder, 'vault.json')} cannot be opened with the key from HAWSER_VAULT_KEY. It is unchanged.`,
      hint: expect.stringContaining(join(folder, 'vault.key')),
    };
    expect(await thrown(vault.get('token'), [key])).toMatchObject(told);
    expect(await thrown(vault.set('token', new Secret('new')), [key])).toMatchObject(told);
    expect(await thrown(vault.set('other', new Secret('new')), [key])).toMatchObject(told);
    const other = await fileVault(folder, { HAWSER_VAULT_KEY: passphrase });
    expect(await thrown(other.get('token'), [passphrase])).toMatchObject(told);
    expect(await readFile(join(folder, 'vault.json'), 'utf8')).toBe(before);
  });

  test('can be set right while the process runs', async () => {
    const folder = await temporaryFolder();
    await (await fileVault(folder)).set('token', new Secret('secret'));
    const right = await readFile(join(folder, 'vault.key'));
    await writeFile(join(folder, 'vault.key'), random());
    const vault = await fileVault(folder);
    expect(await thrown(vault.get('token'))).toMatchObject({ code: 'vault-wrong-key' });
    await writeFile(join(folder, 'vault.key'), right);
    expect(await valueOf(vault, 'token')).toBe('secret');
  });

  test('that is lost is not replaced by a new one', async () => {
    const folder = await temporaryFolder();
    await (await fileVault(folder)).set('token', new Secret('secret'));
    await rm(join(folder, 'vault.key'));
    const vault = await fileVault(folder);
    const told = {
      code: 'vault-lost-key',
      message: expect.stringContaining('vault.key is not there'),
    };
    expect(await thrown(vault.get('token'))).toMatchObject(told);
    expect(await thrown(vault.set('token', new Secret('new')))).toMatchObject(told);
    expect(await readdir(folder)).not.toContain('vault.key');
  });
});

describe.skipIf(process.platform === 'win32')('rights that are too wide', () => {
  test.each([
    ['vault.json', 0o640],
    ['vault.json', 0o604],
    ['vault.key', 0o620],
    ['vault.key', 0o644],
  ])('of %s are refused; the hint is the command that mends them', async (file, mode) => {
    const folder = join(await temporaryFolder(), "it's here");
    await (await fileVault(folder)).set('token', new Secret('secret'));
    const path = join(folder, file);
    await chmod(path, mode);
    const vault = await fileVault(folder);
    const error = await thrown(vault.get('token'));
    expect(error).toMatchObject({
      code: 'file-exposed',
      message: `${path} holds secrets, but others on this machine have rights to it (mode ${mode.toString(8)}).`,
      hint: expect.stringContaining(String.raw`/it'\''s here/${file}'`),
    });
    expect(await thrown(vault.set('token', new Secret('new')))).toEqual(error);
    const [, command = ''] =
      /: (chmod 600 .*)$/.exec('hint' in error ? String(error.hint) : '') ?? [];
    execFileSync('sh', ['-c', command]);
    expect(await valueOf(vault, 'token')).toBe('secret');
  });

  test('of the file that HAWSER_VAULT_KEY_FILE names are refused too', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'key');
    await writeFile(path, randomBytes(32).toString('base64'));
    await chmod(path, 0o444);
    const vault = await fileVault(folder, { HAWSER_VAULT_KEY_FILE: path });
    expect(await thrown(vault.set('token', new Secret('secret')))).toMatchObject({
      code: 'file-exposed',
      hint: `Take them away: chmod 600 '${path}'`,
    });
  });

  test.runIf(process.getuid?.() === 0)('and a file of another user is refused', async () => {
    const folder = await temporaryFolder();
    const vault = await fileVault(folder);
    await vault.set('token', new Secret('secret'));
    await chown(join(folder, 'vault.json'), 65534, 65534);
    expect(await thrown(vault.get('token'))).toMatchObject({
      code: 'file-foreign',
      hint: expect.stringContaining(`chown 0 '${join(folder, 'vault.json')}'`),
    });
  });
});

test('where no keyring answers, auto takes the sealed file, and keyring says why not', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nonexistent/bus');
  try {
    const place = { folder: await temporaryFolder(), env: {} };
    expect((await openVault({ kind: 'auto', ...place })).kind).toBe('file');
    expect(await thrown(openVault({ kind: 'keyring', ...place }))).toMatchObject({
      code: 'vault-no-keyring',
      message: expect.stringMatching(/^There is no keyring to keep secrets in: .*nonexistent/),
      hint: expect.stringContaining('HAWSER_VAULT=file'),
    });
  } finally {
    vi.unstubAllEnvs();
  }
});

describe('many processes', () => {
  test('that add to a new vault at once end with one key and lose nothing', async () => {
    const folder = await temporaryFolder();
    const writers = Array.from({ length: 8 }, async (_, at) =>
      run(process.execPath, [addSecrets, folder, `writer${at}`, '25']),
    );
    for (const ended of await Promise.all(writers)) {
      expect(ended).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    const vault = await fileVault(folder);
    const names = await vault.names();
    expect(names).toHaveLength(200);
    const values = await Promise.all(names.map(async (name) => valueOf(vault, name)));
    expect(values).toEqual(names.map((name) => `secret of ${name}`));
  });
});

const mountable = await run('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']);

describe.skipIf(mountable.code !== 0)('a full disk', () => {
  const mounted = 'mount -t tmpfs -o size="$0" tmpfs "$1" && exec "$2" "$3" "$1/data"';

  test.each([
    ['64k', 10],
    ['4k', 0],
  ])('of %s costs no secret that was stored', async (size, atLeast) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'disk'));
    const filling = [size, join(folder, 'disk'), process.execPath, fillVault];
    const ended = await run('unshare', ['--mount', 'sh', '-c', mounted, ...filling]);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const told = JSON.parse(ended.stdout);
    expect(told).toMatchObject({ message: expect.stringContaining('the disk is full') });
    expect(told.whole).toBe(told.stored);
    expect(told.stored).toBeGreaterThanOrEqual(atLeast);
  });
});
