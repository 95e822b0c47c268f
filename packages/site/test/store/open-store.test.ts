import { chmod, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { systemClock } from '@hawser/core/clock';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { describePostgresql } from './engines.ts';
import { temporaryFolder } from './temporary-folder.ts';

const clock = systemClock;

describe('the address of a database', () => {
  test.each(['', 'site.db', 'file:site.db/', 'file://server/site.db', 'mysql://root:hunter2@db/x'])(
    '"%s" is none, and no password is told',
    async (url) => {
      const error: unknown = await openStore({ url, clock }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'store-bad-url', kind: 'usage' });
      expect(String(error)).not.toContain('hunter2');
    },
  );

  test('may be a file, which only its user can read, with its folders', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o755);
    const url = pathToFileURL(join(folder, 'new', 'site ü#1.db')).href;
    const store = await openStore({ url, clock });
    onTestFinished(async () => store.close());
    await store.events.since(0, 1);
    const path = fileURLToPath(url);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(`${path}-wal`)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
  });
});

describePostgresql('the address of a PostgreSQL', (engine) => {
  test('may be one', async () => {
    const store = await openStore({ url: await engine.newDatabase(), clock });
    onTestFinished(async () => store.close());
    expect(store.site.id).toMatch(/^[\da-f-]{36}$/);
  });

  test.each([
    ['a wrong password', (url: URL) => (url.password = 'hunter2'), 'does not let the site in'],
    ['no such database', (url: URL) => (url.pathname = '/nowhere'), 'has no such database'],
    ['another port', (url: URL) => (url.port = '1'), 'nothing listens there'],
  ])('with %s says so, without the password', async (_, spoil, reason) => {
    const url = new URL(await engine.newDatabase());
    const { password } = url;
    spoil(url);
    const error: unknown = await openStore({ url: url.href, clock }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({
      code: 'store-not-opened',
      status: 503,
      message: expect.stringContaining(reason),
      hint: expect.stringMatching(/\. Then start the site again\.$/),
    });
    expect(String(error)).not.toMatch(new RegExp(`hunter2|${password}`));
  });
});
