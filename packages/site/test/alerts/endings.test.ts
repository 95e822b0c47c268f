import { X509Certificate } from 'node:crypto';
import { testClock } from '@hawser/core/clock';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { onTestFinished, expect, test } from 'vitest';
import { administratorEndings } from '../../src/alerts/endings/administrator-endings.ts';
import type { Ending, Endings } from '../../src/alerts/endings/ending.ts';
import { keptCertificateEndings } from '../../src/alerts/endings/kept-certificate-endings.ts';
import { shownCertificateEndings } from '../../src/alerts/endings/shown-certificate-endings.ts';
import { type EndingsWatch, watchEndings } from '../../src/alerts/endings/watch-endings.ts';
import { ShownCertificate } from '../../src/certificates/shown-certificate.ts';
import { keepCertificate } from '../../src/store/mutations/certificates/keep-certificate.ts';
import { registerClientCertificate } from '../../src/store/mutations/register-client-certificate.ts';
import { revokeClientCertificate } from '../../src/store/mutations/revoke-client-certificate.ts';
import { day, newAuthority, start } from '../certificates/authority.ts';
import { type ToldAlerts, toldAlerts } from './told-alerts.ts';

const hour = 3_600_000;

const ending: Ending = {
  subject: 'x',
  name: 'lamp',
  what: 'The lamp',
  begins: start - 335 * day,
  ends: start + 30 * day,
  hint: 'Get another one.',
};

function sourceOf(endings: () => readonly Ending[]): Endings {
  return { kind: 'lamp-ends', replica: null, endings: async () => endings() };
}

/** Watches from now on; the time is that of the clock. */
async function watched(clock: ReturnType<typeof testClock>, endings: () => readonly Ending[]) {
  const kept = await toldAlerts(clock);
  const watch = watchEndings({ ...kept, sources: [sourceOf(endings)], clock });
  onTestFinished(async () => watch[Symbol.asyncDispose]());
  /** What stands at a time since the start. */
  const at = async (ms: number): Promise<readonly string[]> => {
    await clock.advance(start + ms - clock.now());
    return await standing(kept, watch);
  };
  return { ...kept, watch, at };
}

async function standing({ alerts }: ToldAlerts, watch: EndingsWatch): Promise<readonly string[]> {
  await watch.look();
  return (await alerts.all()).map(({ severity, level, name }) => `${name}: ${severity}, ${level}`);
}

test('what ends is an alert at 30, 14, 7 and 1 days and when it has ended, each told once', async () => {
  const clock = testClock(start - hour);
  const { at, told, alerts } = await watched(clock, () => [ending]);
  expect(await at(-1)).toEqual([]);
  expect(await at(0)).toEqual(['lamp: information, 30 days']);
  expect(await at(16 * day)).toEqual(['lamp: warning, 14 days']);
  expect(await at(23 * day)).toEqual(['lamp: warning, 7 days']);
  expect(await at(29 * day)).toEqual(['lamp: critical, 1 day']);
  expect(await at(30 * day - 1)).toEqual(['lamp: critical, 1 day']);
  expect(await at(30 * day)).toEqual(['lamp: critical, ended']);
  expect(await at(31 * day)).toEqual(['lamp: critical, ended']);
  expect(await alerts.all()).toMatchObject([
    {
      kind: 'lamp-ends',
      message: 'The lamp ended at 2027-05-05 00:00 UTC.',
      hint: 'Get another one.',
      since: '2027-05-05T00:00:00.000Z',
    },
  ]);
  const soon = 'The lamp ends at 2027-05-05 00:00 UTC.';
  expect(told().map(({ level, msg, hint }) => [level, msg, hint])).toEqual([
    ...[soon, soon, soon, soon].map((message) => ['warn', message, 'Get another one.']),
    ['warn', 'The lamp ended at 2027-05-05 00:00 UTC.', 'Get another one.'],
  ]);
});

test('it looks at the start, and every hour by itself', async () => {
  const clock = testClock(start + 29 * day - hour);
  const { alerts, watch } = await watched(clock, () => [ending]);
  const level = async (): Promise<unknown> => (await alerts.all()).map((alert) => alert.level);
  await expect.poll(level).toEqual(['7 days']);
  await clock.advance(hour);
  await expect.poll(level).toEqual(['1 day']);
  await watch[Symbol.asyncDispose]();
  await clock.advance(day);
  expect(await level()).toEqual(['1 day']);
});

test('what was renewed, or is there no more, alerts no more, and neither does what a wrong clock has shown', async () => {
  const clock = testClock(start);
  let now = 0;
  let all: readonly Ending[] = [ending, { ...ending, subject: 'y', name: 'lens' }];
  const kept = await toldAlerts(clock);
  const sources = [sourceOf(() => all)];
  const watch = watchEndings({ ...kept, sources, clock: { ...clock, now: () => now } });
  onTestFinished(async () => watch[Symbol.asyncDispose]());
  expect(await standing(kept, watch)).toEqual([]);
  now = start + 100 * day;
  expect(await standing(kept, watch)).toEqual(['lamp: critical, ended', 'lens: critical, ended']);
  now = start + 20 * day;
  expect(await standing(kept, watch)).toEqual(['lamp: warning, 14 days', 'lens: warning, 14 days']);
  all = [{ ...ending, ends: start + 400 * day }];
  expect(await standing(kept, watch)).toEqual([]);
});

test('a source that cannot be asked leaves its alerts as they are, and the others are looked at', async () => {
  const clock = testClock(start);
  const kept = await toldAlerts(clock);
  let broken = false;
  const first = sourceOf(() => {
    if (broken) throw new Error('no answer');
    return [ending];
  });
  const other = { ...sourceOf(() => [{ ...ending, name: 'lens' }]), kind: 'lens-ends' };
  const watch = watchEndings({ ...kept, sources: [first, other], clock });
  onTestFinished(async () => watch[Symbol.asyncDispose]());
  const both = ['lamp: information, 30 days', 'lens: information, 30 days'];
  expect((await standing(kept, watch)).toSorted()).toEqual(both);
  broken = true;
  expect((await standing(kept, watch)).toSorted()).toEqual(both);
  expect(kept.told().at(-1)).toMatchObject({ kind: 'lamp-ends', level: 'warn' });
});

test('what was made for a short time does not end soon when it begins', async () => {
  const clock = testClock(start);
  const week = { ...ending, begins: start, ends: start + 7 * day };
  const { at } = await watched(clock, () => [week]);
  expect(await at(0)).toEqual([]);
  expect(await at(6 * day)).toEqual(['lamp: critical, 1 day']);
});

test('of administrators those are told of who have no longer one, by their names', async () => {
  const clock = testClock(start);
  const kept = await toldAlerts(clock);
  const register = async (name: string, fingerprint: string, days: number): Promise<unknown> =>
    kept.store.mutate(registerClientCertificate, {
      fingerprint,
      name,
      role: 'Site.Admin',
      notAfter: start + days * day,
    });
  await register('Ada', 'a1', 90);
  await register('Ada', 'a2', 365);
  await register('Grace', 'b', 90);
  await register('Alan', 'c', 90);
  const watch = watchEndings({
    ...kept,
    sources: [administratorEndings({ ...kept, clock })],
    clock,
  });
  onTestFinished(async () => watch[Symbol.asyncDispose]());
  await clock.advance(80 * day);
  expect(await standing(kept, watch)).toEqual([
    'Grace: warning, 14 days',
    'Alan: warning, 14 days',
  ]);
  await kept.store.mutate(revokeClientCertificate, { fingerprint: 'c' });
  expect(await standing(kept, watch)).toEqual(['Grace: warning, 14 days']);
  await clock.advance(40 * day);
  expect(await standing(kept, watch)).toEqual([]);
});

const authority = await newAuthority();

async function issued(days: number, names: readonly string[]) {
  return await issueCertificate(authority, {
    commonName: names[0] ?? '',
    dnsNames: names,
    usage: 'server',
    notBefore: new Date(start),
    notAfter: new Date(start + days * day),
  });
}

test('of certificates that the site keeps those are told of that none is kept beside in their stead', async () => {
  const clock = testClock(start);
  const kept = await toldAlerts(clock);
  const keep = async (id: string, days: number, rest: object = {}): Promise<unknown> => {
    const { certificate } = await issued(days, ['cmg.example.com', 'www.example.com']);
    return kept.store.mutate(keepCertificate, {
      id,
      name: 'cmg.example.com',
      certificate,
      chain: '[]',
      friendly_name: null,
      purpose: 'cmg',
      key_provider: null,
      key: new Uint8Array([1]),
      ends: start + days * day,
      ...rest,
    });
  };
  await keep('first', 90);
  const watch = watchEndings({ ...kept, sources: [keptCertificateEndings(kept)], clock });
  onTestFinished(async () => watch[Symbol.asyncDispose]());
  await clock.advance(80 * day);
  const stands = ['cmg.example.com: warning, 14 days'];
  expect(await standing(kept, watch)).toEqual(stands);
  // For something else, for other names, and without the key that a service needs.
  await keep('purpose', 400, { purpose: 'server' });
  const { certificate: other } = await issued(400, ['cmg.example.com']);
  await keep('names', 400, { certificate: other });
  await keep('bare', 400, { key: null });
  expect(await standing(kept, watch)).toEqual(stands);
  await keep('next', 400);
  expect(await standing(kept, watch)).toEqual([]);
});

test('of what the site shows its own is told of only where it was not renewed', async () => {
  const clock = testClock(start);
  const kept = await toldAlerts(clock);
  const { certificate: chain, key } = await issued(90, ['site.example.com']);
  const server = { path: 'server.crt', chain, key, certificate: new X509Certificate(chain) };
  const fails = async (): Promise<never> => Promise.reject(new Error('the disk is full'));
  const all = [fails, undefined].map(
    (issue) =>
      new ShownCertificate(server, {
        ...kept,
        clock,
        renewed: () => undefined,
        ...(issue === undefined ? {} : { issue }),
      }),
  );
  onTestFinished(() => all.forEach((shown) => shown.stop()));
  const source = shownCertificateEndings({ all }, { replica: 'one', host: 'here' });
  const watch = watchEndings({ ...kept, sources: [source], clock });
  onTestFinished(async () => watch[Symbol.asyncDispose]());
  await clock.advance(60 * day);
  await watch.look();
  expect(await kept.alerts.all()).toMatchObject([{ subject: 'one/file', severity: 'information' }]);
  await clock.advance(23 * day);
  await watch.look();
  expect(await kept.alerts.all()).toMatchObject([
    { subject: 'one/automatic', severity: 'warning', replica: 'one' },
    { subject: 'one/file', severity: 'warning', hint: expect.stringContaining('update-site') },
  ]);
});
