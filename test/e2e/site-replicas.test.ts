import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PostgresqlServer } from '../../packages/site/test/store/postgresql-server.ts';
import { startBalancer } from '../balancer.ts';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import {
  beginSite,
  type SiteStart,
  startSite,
  type TestSite,
  until,
  usedHome,
} from '../running-site.ts';

let postgresql: PostgresqlServer;
beforeAll(async () => {
  postgresql = await PostgresqlServer.start();
});
afterAll(async () => postgresql.remove());

/** What replicas share: database, key and blobs. The password is where only they can read it. */
async function shared(): Promise<Required<Pick<SiteStart, 'words'>>> {
  const folder = await temporaryFolder();
  const url = new URL(await postgresql.newDatabase());
  const password = join(folder, 'password');
  await writeFile(password, `${url.password}\n`, { mode: 0o600 });
  url.password = '';
  await mkdir(join(folder, 'blobs'), { mode: 0o700 });
  return {
    words: [
      '-Database',
      url.href,
      '-DatabasePasswordFile',
      password,
      '-SiteKeyFile',
      join(folder, 'site.key'),
      '-Blobs',
      `file://${folder}/blobs`,
    ],
  };
}

const portOf = (url: string): number => Number(new URL(url).port);

async function getSite(home: string): Promise<Readonly<Record<string, unknown>>> {
  const { stdout, stderr } = await hawserHere(['get-site', '-o', 'json'], { home });
  const [site] = (JSON.parse(stdout) as { value: Record<string, unknown>[] }).value;
  if (site === undefined) throw new Error(stderr);
  return site;
}

it('three that start at once on an empty database are one site behind one name', async () => {
  const { words } = await shared();
  const balancer = await startBalancer();
  const url = `https://localhost:${balancer.port}`;
  const replicas = await Promise.all(
    Array.from({ length: 3 }, async () => startSite({ words: [...words, '-PublicUrl', url] })),
  );
  const [first] = replicas as [TestSite, ...TestSite[]];
  balancer.spreadOver(replicas.map(({ running }) => portOf(running.certificateUrl)));

  const { home } = first;
  const moved = await hawserHere(['set-profile', 'local', '-Url', url], { home });
  expect(moved.stderr).toBe('');
  const own = replicas.map(({ running }) => `https://localhost:${portOf(running.certificateUrl)}`);
  const answering = new Set<string>();
  for (let n = 0; n < 6; n += 1) {
    const site = await getSite(home);
    expect(site).toMatchObject({ state: 'ready', url });
    const seen = site['replicas'] as readonly { readonly url: string }[];
    expect(seen.map((replica) => replica.url).toSorted()).toEqual(own.toSorted());
    answering.add(String(site['started']));
  }
  expect(answering.size).toBeGreaterThan(1);

  // Those that are left answer for the one that was killed.
  await replicas[1]?.kill();
  for (let n = 0; n < 4; n += 1) expect(await getSite(home)).toMatchObject({ state: 'ready' });
  const checks = await hawserHere(['test-site'], { home });
  expect(checks).toMatchObject({ code: 0, stderr: '' });

  // One that is stopped is forgotten at once.
  expect(await replicas[2]?.stop()).toBe(0);
  expect((await getSite(home))['replicas']).toHaveLength(2);
});

it('one with another key is refused, and told what to do', async () => {
  const { words } = await shared();
  const one = await startSite({ home: await usedHome(), words });
  const strange = join(one.home, 'strange.key');
  await writeFile(strange, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const other = words.with(words.indexOf('-SiteKeyFile') + 1, strange);
  const second = beginSite({ home: await usedHome(), words: other });
  await expect(second.ready).rejects.toMatchObject({
    code: 'site-key-other',
    message: expect.stringContaining(`is not the one in ${strange}`),
    hint: 'Put its own key back there from a backup; or copy it from another replica of the site, and name it by -SiteKeyFile.',
  });
  expect(await second.ended()).toBe(5);
  expect((await one.ask('/readyz')).status).toBe(200);
});

it('one without the key makes none, and is told where to copy it from', async () => {
  const { words } = await shared();
  await startSite({ home: await usedHome(), words });
  const home = await temporaryFolder();
  const own = words.with(words.indexOf('-SiteKeyFile') + 1, join(home, 'site.key'));
  const second = beginSite({ home, words: own });
  await expect(second.ready).rejects.toMatchObject({
    code: 'site-key-missing-here',
    message: expect.stringContaining(join(home, 'site.key')),
    hint: expect.stringContaining('from another replica of the site'),
  });
  expect(await second.ended()).toBe(5);
  expect(await readdir(home)).not.toContain('site.key');
});

it('a database that is gone and comes back is all that a site needs to go on', async () => {
  const { words } = await shared();
  const site = await startSite({ home: await usedHome(), words });
  const check = '/admin/v1/site/checks/database';
  expect((await site.askAsAdmin(check, 'POST')).status).toBe(200);
  await postgresql.halt();
  try {
    await until(async () => (await site.ask('/readyz')).status === 503);
    const ready = await site.ask('/readyz');
    expect(ready.headers['retry-after']).toMatch(/^\d+$/);
    expect(ready.text).toMatch(/does not do its work: nothing listens there\.[^.]/);
    expect(ready.text).not.toContain(site.home);
    for (let n = 0; n < 3; n += 1) {
      const refused = await site.askAsAdmin('/admin/v1/operations');
      expect(refused.status).toBe(503);
      expect(refused.headers['retry-after']).toMatch(/^\d+$/);
      expect(JSON.parse(refused.text)).toMatchObject({
        code: 'store-unavailable',
        hint: expect.stringContaining('The site goes on by itself then'),
      });
    }
    // The process as such is well, also for who shows a certificate.
    expect((await site.ask('/healthz')).status).toBe(200);
    expect((await site.askAsAdmin('/healthz')).status).toBe(200);
    // Who administered it before still sees what is wrong with it.
    expect(await getSite(site.home)).toMatchObject({
      state: 'troubled',
      trouble: [expect.stringContaining('nothing listens there')],
      url: site.running.url,
      services: ['admin', 'directory', 'agents', 'print', 'discovery'],
    });
    const { code, stderr } = await hawserHere(['test-site'], { home: site.home });
    expect(code).toBe(6);
    expect(stderr).toContain('See that the database server runs');
  } finally {
    await postgresql.resume();
  }
  await until(async () => (await site.ask('/readyz')).status === 200);
  const answer = await site.askAsAdmin(check, 'POST');
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text)).toMatchObject([{ subject: 'writing', result: 'passed' }]);
  expect(await site.stop()).toBe(0);
  const { logs } = site.folder;
  const log = await readFile(join(logs, 'store.log'), 'utf8');
  expect(log.match(/the database is in trouble: /g)).toHaveLength(1);
  expect(log).toMatch(/the database works again, after \d+ s/);
  for (const file of await readdir(logs)) {
    expect(await readFile(join(logs, file), 'utf8'), file).not.toContain('node_modules');
  }
});

it('a database that refuses the site at its start is told with what to do then', async () => {
  const { words } = await shared();
  const home = await temporaryFolder();
  await writeFile(join(home, 'wrong'), 'hunter2\n', { mode: 0o600 });
  const wrong = words.with(words.indexOf('-DatabasePasswordFile') + 1, join(home, 'wrong'));
  const site = beginSite({ home, words: wrong });
  await expect(site.ready).rejects.toMatchObject({
    code: 'store-not-opened',
    message: expect.stringContaining('cannot be opened: it does not let the site in.'),
    hint: 'Correct the user in -Database, or the password in the file of -DatabasePasswordFile. Then start the site again.',
  });
  expect(await site.ended()).toBe(6);
  expect((await readdir(site.folder.root)).toSorted()).toEqual(['logs', 'site.lock']);
});

it('ends, too, while its database hangs', async () => {
  const { words } = await shared();
  const site = await startSite({ home: await usedHome(), words: [...words, '-DrainSeconds', '0'] });
  const thaw = await postgresql.freeze();
  try {
    const ready = await site.ask('/readyz');
    expect(ready.status).toBe(503);
    expect(ready.text).toContain('the database does not answer');
    expect(await site.stop()).toBe(0);
  } finally {
    thaw();
  }
  const log = await readFile(join(site.folder.logs, 'site.log'), 'utf8');
  expect(log).toContain('the database does not answer: the site ends without it');
  expect(log).toContain('the site has ended');
});

it('stops as it should while its database is gone', async () => {
  const { words } = await shared();
  const site = await startSite({ home: await usedHome(), words });
  await postgresql.halt();
  try {
    // Whom it has not seen before it cannot know now.
    expect(await getSite(site.home)).toMatchObject({
      state: 'troubled',
      trouble: [expect.stringContaining('nothing listens there')],
      process: site.running.pid,
    });
    expect(await site.stop()).toBe(0);
  } finally {
    await postgresql.resume();
  }
});

it('a data folder that gets another database lets its administrator into that, too', async () => {
  const home = await usedHome();
  const { words } = await shared();
  const site = await startSite({ home, words });
  expect(await getSite(home)).toMatchObject({ state: 'ready', url: site.running.url });
});
