import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { connectAsAdmin } from '../raw-request.ts';
import { startSite, type TestSite, until, usedHome } from '../running-site.ts';

interface Entry {
  readonly level: string;
  readonly msg: string;
  readonly [member: string]: unknown;
}

async function logged({ folder }: TestSite, component = 'site'): Promise<readonly Entry[]> {
  const text = await readFile(join(folder.logs, `${component}.log`), 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}

const outcomes = /^(?:the settings and the certificates were read again|nothing was read again)/;

async function reloaded(site: TestSite): Promise<Entry> {
  const read = async (): Promise<readonly Entry[]> =>
    (await logged(site)).filter(({ msg }) => outcomes.test(msg));
  const before = (await read()).length;
  site.child.kill('SIGHUP');
  await until(async () => (await read()).length > before);
  const last = (await read()).at(-1);
  if (last === undefined) throw new Error('nothing was logged');
  return last;
}

/** What the process says of itself. */
async function announced({ folder }: TestSite): Promise<{ readonly drainSeconds?: unknown }> {
  return JSON.parse(await readFile(folder.running, 'utf8')) as object;
}

/** The names that the certificate on show is for. */
async function shownNames(url: string): Promise<string> {
  const { port } = new URL(url);
  const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { subjectaltname } = socket.getPeerCertificate();
  socket.destroy();
  return subjectaltname ?? '';
}

it('SIGHUP takes changed settings, and drops no connection', async () => {
  const site = await startSite({ home: await usedHome() });
  const one = await connectAsAdmin(site);
  one.send('GET /healthz HTTP/1.1\r\nHost: site\r\n\r\n');
  await one.answered(/"ok"/);
  await writeFile(
    site.folder.settings,
    'publicUrl: https://site.example.com\nlogLevel: warn\nlogMegabytes: 3\ndrainSeconds: 7\n',
  );
  expect(await reloaded(site)).toMatchObject({
    level: 'warn',
    msg: expect.stringContaining('some settings hold from the next start on'),
    waiting: ['logMegabytes'],
  });
  expect(await shownNames(site.running.url)).toContain('DNS:site.example.com');

  one.send('GET /admin/v1/site HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n');
  const answer = await one.closed();
  expect(answer).toContain('"url":"https://site.example.com"');
  // Announced once all is taken, of which the log has told before.
  await until(async () => (await announced(site)).drainSeconds === 7);
  expect(await announced(site)).toMatchObject({ url: 'https://site.example.com' });
  expect(await site.stop()).toBe(0);
  // The end of the site is of no interest at this level.
  expect((await logged(site)).at(-1)?.msg).not.toBe('the site has ended');
});

it('a flag of its start still comes before the file that is read again', async () => {
  const site = await startSite({ home: await usedHome(), words: ['-DrainSeconds', '5'] });
  await writeFile(site.folder.settings, 'drainSeconds: 9\n');
  expect(await reloaded(site)).toMatchObject({ level: 'info' });
  expect(JSON.parse(await readFile(site.folder.running, 'utf8'))).toMatchObject({
    drainSeconds: 5,
  });
});

it('a mistake in the file is logged with what to do, and the site goes on as it was', async () => {
  const site = await startSite({ home: await usedHome() });
  const before = await shownNames(site.running.url);
  await writeFile(site.folder.settings, 'publicUrl: https://site.example.com\nlogLevle: debug\n');
  const entry = await reloaded(site);
  expect(entry).toMatchObject({
    level: 'error',
    msg: 'nothing was read again, the site goes on as it was',
  });
  expect(JSON.stringify(entry)).toContain('Line 2 of');
  expect(JSON.stringify(entry)).toContain('logLevel');
  expect(await shownNames(site.running.url)).toBe(before);
  await writeFile(site.folder.settings, 'publicUrl: https://site.example.com\n');
  expect(await reloaded(site)).toMatchObject({ level: 'info' });
  expect(await shownNames(site.running.url)).toContain('DNS:site.example.com');
});

describeWithPeers('tls', 'a certificate from outside', () => {
  async function issue(folder: string, name: string): Promise<void> {
    const days = ['-days', '90', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    const out = ['-keyout', join(folder, 'outside.key'), '-out', join(folder, 'outside.crt')];
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    const words = ['req', '-x509', '-noenc', ...days, ...names, ...out];
    await promisify(execFile)('openssl', words);
  }

  it('is taken at SIGHUP, and stays when its file is broken', async () => {
    const home = await usedHome();
    const site = await startSite({ home });
    const { root, settings } = site.folder;
    await issue(root, 'one.example.com');
    const files = `certificateFile: ${root}/outside.crt\ncertificateKeyFile: ${root}/outside.key\n`;
    await writeFile(settings, `publicUrl: https://one.example.com\n${files}`);
    expect(await reloaded(site)).toMatchObject({ level: 'info' });
    expect(await shownNames(site.running.url)).toBe('DNS:one.example.com');
    // Callers with certificates trust the site's own authority.
    expect(await shownNames(site.running.certificateUrl)).toContain('DNS:localhost');

    const good = await readFile(join(root, 'outside.crt'), 'utf8');
    await writeFile(join(root, 'outside.crt'), good.slice(0, 200));
    expect(await reloaded(site)).toMatchObject({ level: 'error' });
    expect(await shownNames(site.running.url)).toBe('DNS:one.example.com');

    await issue(root, 'two.example.com');
    const unfit = await reloaded(site);
    expect(unfit).toMatchObject({ level: 'error' });
    expect(JSON.stringify(unfit)).toContain('is for other names than one.example.com');
    expect(await shownNames(site.running.url)).toBe('DNS:one.example.com');

    await issue(root, 'one.example.com');
    const fresh = new X509Certificate(await readFile(join(root, 'outside.crt')));
    expect(await reloaded(site)).toMatchObject({ level: 'info' });
    expect((await logged(site, 'certificates')).at(-1)).toMatchObject({
      msg: 'another certificate is shown',
      until: fresh.validToDate.toISOString(),
    });
  });
});
