import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { fitsKeyring } from '../../src/identity/vault-keyring.ts';
import { openVault, type Vault } from '../../src/identity/vault.ts';
import { Secret } from '../../src/secret.ts';
import { killed } from '../child-script.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { signIn, unlockKeyring, type DesktopSession } from './desktop-session.ts';
import type { Step } from './vault-steps.ts';

const vaultSteps = fileURLToPath(new URL('vault-steps.ts', import.meta.url));

function start({ env }: DesktopSession, steps: readonly Step[]): ChildProcess {
  const words = [vaultSteps, join(env['HOME'] ?? '', 'hawser'), JSON.stringify(steps)];
  const child = spawn(process.execPath, words, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => killed(child));
  return child;
}

async function lastWords(child: ChildProcess): Promise<unknown> {
  let said = '';
  for await (const text of child.stdout!.setEncoding('utf8')) said += String(text);
  return JSON.parse(said.trim().split('\n').at(-1) ?? '');
}

/** Takes the steps in a session of their own; the keyring is unlocked, or asks and nobody answers. */
async function session(
  home: string,
  keyring: 'unlocked' | 'locked',
  steps: readonly Step[],
): Promise<unknown> {
  const desktop = await signIn(home);
  if (keyring === 'unlocked') await unlockKeyring(desktop);
  const results = await lastWords(start(desktop, steps));
  await killed(desktop.bus);
  return results;
}

// The secret service of GNOME, as on a real desktop. Where it is missing these tests fail: they are
// the only ones that show that secrets get into a keyring.
describe.runIf(process.platform === 'linux')('the keyring of a desktop', () => {
  test('keeps secrets by name, from one session to the next', async () => {
    const home = await temporaryFolder();
    const first = await session(home, 'unlocked', [
      ['open', 'auto'],
      ['names'],
      ['get', 'token'],
      ['set', 'token', 'first'],
      ['set', 'token', 'päss\nwörd "🔑"'],
      ['set', 'another', 'x'.repeat(64 * 1024)],
      ['delete', 'missing'],
    ]);
    expect(first).toEqual(['keyring', [], null, null, null, null, false]);
    const second = await session(home, 'unlocked', [
      ['open', 'keyring'],
      ['get', 'token'],
      ['names'],
      ['delete', 'token'],
      ['delete', 'token'],
      ['get', 'token'],
      ['names'],
    ]);
    const kept = ['another', 'token'];
    expect(second).toEqual(['keyring', 'päss\nwörd "🔑"', kept, true, false, null, ['another']]);
    await expect(access(join(home, 'hawser'))).rejects.toThrow('ENOENT');
  });

  test('is not taken while it is locked, and what is stored then is not lost', async () => {
    const home = await temporaryFolder();
    await session(home, 'unlocked', [
      ['open', 'auto'],
      ['set', 'old', 'from the keyring'],
      ['set', 'both', 'outdated'],
    ]);
    const locked = await session(home, 'locked', [
      ['open', 'keyring'],
      ['open', 'auto'],
      ['get', 'old'],
      ['set', 'both', 'from the file'],
      ['set', 'new', 'from the file'],
    ]);
    expect(locked).toEqual(['vault-no-keyring', 'file', null, null, null]);
    const unlocked = await session(home, 'unlocked', [
      ['open', 'auto'],
      ['names'],
      ['get', 'old'],
      ['get', 'both'],
      ['get', 'new'],
      ['set', 'both', 'newest'],
      ['delete', 'new'],
      ['open', 'file'],
      ['names'],
      ['open', 'keyring'],
      ['get', 'both'],
      ['names'],
    ]);
    expect(unlocked).toEqual([
      'keyring',
      ['both', 'new', 'old'],
      'from the keyring',
      'from the file',
      'from the file',
      null,
      true,
      'file',
      [],
      'keyring',
      'newest',
      ['both', 'old'],
    ]);
  });

  test('is not taken where nobody ever made one, though the service answers', async () => {
    const steps: Step[] = [
      ['open', 'auto'],
      ['set', 'token', 'secret'],
      ['get', 'token'],
    ];
    expect(await session(await temporaryFolder(), 'locked', steps)).toEqual([
      'file',
      null,
      'secret',
    ]);
  });

  describe('of a library that is not what it should be', () => {
    async function openedWith(library: () => object, kind: 'auto' | 'keyring'): Promise<Vault> {
      const home = await temporaryFolder();
      const desktop = await signIn(home);
      await unlockKeyring(desktop);
      vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.env['DBUS_SESSION_BUS_ADDRESS']);
      vi.doMock('@napi-rs/keyring/keytar.js', library);
      onTestFinished(() => {
        vi.doUnmock('@napi-rs/keyring/keytar.js');
        vi.unstubAllEnvs();
      });
      return openVault({ kind, folder: home, env: {} });
    }

    test('is not taken when it cannot be loaded', async () => {
      const library = (): object => {
        throw new Error('no binary for this platform');
      };
      expect((await openedWith(library, 'auto')).kind).toBe('file');
      await expect(openedWith(library, 'keyring')).rejects.toMatchObject({
        message: expect.stringContaining('its library cannot be loaded on this system'),
      });
    });

    // As it does where it falls back to the keyring of the kernel, which is gone at shutdown.
    test('does not pass for one that keeps when it takes a secret elsewhere', async () => {
      const elsewhere = new Map<string, string>();
      const vault = await openedWith(
        () => ({
          findCredentials: async () => Promise.resolve([]),
          getPassword: async (_: string, name: string) => Promise.resolve(elsewhere.get(name)),
          setPassword: async (_: string, name: string, value: string) =>
            Promise.resolve(elsewhere.set(name, value)),
          deletePassword: async (_: string, name: string) =>
            Promise.resolve(elsewhere.delete(name)),
        }),
        'keyring',
      );
      await expect(vault.set('token', new Secret('secret'))).rejects.toMatchObject({
        code: 'vault-keyring-failed',
        message: 'The keyring did not keep "token": no secret service has it.',
      });
      expect(elsewhere.size).toBe(0);
    });
  });

  test('is not waited for when its service hangs', async () => {
    const desktop = await signIn(await temporaryFolder());
    const service = await unlockKeyring(desktop);
    process.kill(service, 'SIGSTOP');
    onTestFinished(() => void process.kill(service, 'SIGCONT'));
    const before = performance.now();
    expect(await lastWords(start(desktop, [['open', 'auto']]))).toEqual(['file']);
    expect(performance.now() - before).toBeLessThan(4000);
  });

  // The library would go on without a word, with a keyring of the kernel that is gone at shutdown.
  test('says so when it goes away, rather than losing a secret', async () => {
    const home = await temporaryFolder();
    const desktop = await signIn(home);
    await unlockKeyring(desktop);
    const child = start(desktop, [
      ['open', 'keyring'],
      ['set', 'token', 'secret'],
      ['wait'],
      ['set', 'token', 'changed'],
      ['get', 'missing'],
      ['delete', 'missing'],
      ['names'],
    ]);
    await once(child.stdout!, 'data');
    await killed(desktop.bus);
    child.stdin!.end();
    const failed = 'vault-keyring-failed';
    expect(await lastWords(child)).toEqual(['keyring', null, null, failed, failed, failed, failed]);
    expect(
      await session(home, 'unlocked', [
        ['open', 'keyring'],
        ['get', 'token'],
      ]),
    ).toEqual(['keyring', 'secret']);
    expect(await readdir(home)).not.toContain('hawser');
  });
});

test('on Windows a secret that the keyring has no room for goes elsewhere', () => {
  expect(fitsKeyring('win32', new Secret('x'.repeat(1280)))).toBe(true);
  expect(fitsKeyring('win32', new Secret('x'.repeat(1281)))).toBe(false);
  expect(fitsKeyring('linux', new Secret('x'.repeat(64 * 1024)))).toBe(true);
});
