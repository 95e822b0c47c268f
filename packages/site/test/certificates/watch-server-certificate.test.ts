import { X509Certificate } from 'node:crypto';
import { type TestClock, testClock } from '@hawser/core/clock';
import { issueCertificate } from '@hawser/core/pki/issue-certificate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ownServerCertificate } from '../../src/certificates/own-server-certificate.ts';
import type { ServerCertificate } from '@hawser/core/site/server-certificate';
import { givenServerNames } from '../../src/certificates/server-names.ts';
import {
  type CertificateWarning,
  type WatchOptions,
  watchServerCertificate,
} from '../../src/certificates/watch-server-certificate.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { day, newAuthority, start } from './authority.ts';

const authority = await newAuthority();

/** A certificate that ends so many days after the start. */
async function certificateFor(days: number): Promise<ServerCertificate> {
  const { certificate, key } = await issueCertificate(authority, {
    commonName: 'site.example.com',
    usage: 'server',
    notBefore: new Date(start),
    notAfter: new Date(start + days * day),
  });
  const parsed = new X509Certificate(certificate);
  return { path: '/etc/site.pem', chain: certificate, key, certificate: parsed };
}

/** What is warned of, each as the time, the code, and the days left. */
function watched(
  clock: TestClock,
  options: Pick<WatchOptions, 'certificate' | 'renewal'>,
): { readonly told: [at: number, code: string, days: number][]; stop(): void } {
  const told: [number, string, number][] = [];
  const warn = ({ error, days }: CertificateWarning): void => {
    told.push([(clock.now() - start) / day, error.code.replace('server-certificate-', ''), days]);
  };
  const watch = watchServerCertificate({ clock, warn, ...options });
  onTestFinished(() => watch.stop());
  return { told, stop: () => watch.stop() };
}

describe('a certificate from elsewhere', () => {
  test('is warned about once at 30, 14, 7 and 1 days, and when it has ended', async () => {
    const clock = testClock(start);
    const { told } = watched(clock, { certificate: await certificateFor(60) });
    await clock.advance(70 * day);
    expect(told).toEqual([
      [30, 'ends-soon', 30],
      [46, 'ends-soon', 14],
      [53, 'ends-soon', 7],
      [59, 'ends-soon', 1],
      [60, 'has-ended', 0],
    ]);
  });

  test('is told of at a start as it is then, and not for the stages before', async () => {
    const clock = testClock(start);
    const { told } = watched(clock, { certificate: await certificateFor(10) });
    expect(told).toEqual([[0, 'ends-soon', 10]]);
    await clock.advance(3 * day);
    expect(told.slice(1)).toEqual([[3, 'ends-soon', 7]]);
  });

  test('is told of when the machine has slept over it', async () => {
    let now = start;
    const clock = testClock(start);
    const told: string[] = [];
    const certificate = await certificateFor(60);
    const watch = watchServerCertificate({
      clock: { ...clock, now: () => now },
      certificate,
      warn: ({ error }) => told.push(error.message),
    });
    onTestFinished(() => watch.stop());
    now += 59.5 * day;
    await clock.advance(3_600_000);
    const until = new Date(start + 60 * day).toISOString();
    expect(told).toEqual([`The server certificate in /etc/site.pem ends in 1 day, at ${until}.`]);
  });

  test('is watched no longer after the end', async () => {
    const clock = testClock(start);
    const { told, stop } = watched(clock, { certificate: await certificateFor(60) });
    stop();
    await clock.advance(90 * day);
    expect(told).toEqual([]);
  });
});

describe('a certificate of the site itself', () => {
  test('is renewed when a third of its time is left, again and again', async () => {
    const clock = testClock(start);
    const folder = await temporaryFolder();
    const names = givenServerNames(['site.example.com']);
    const issue = async () => ownServerCertificate({ folder, authority, names, clock });
    let next = Promise.withResolvers<ServerCertificate>();
    const renewed = (certificate: ServerCertificate): void => next.resolve(certificate);
    const first = await issue();
    const { told } = watched(clock, { certificate: first, renewal: { issue, renewed } });
    await clock.advance(59 * day);
    let before: ServerCertificate = first;
    for (let round = 0; round < 3; round += 1) {
      await clock.advance(2 * day);
      const certificate = await next.promise;
      next = Promise.withResolvers();
      expect(certificate.key).not.toBe(before.key);
      const left = certificate.certificate.validToDate.getTime() - clock.now();
      expect(left / day).toBeGreaterThan(88);
      expect(await issue()).toMatchObject({ chain: certificate.chain, issuedBecause: undefined });
      before = certificate;
      await clock.advance(58 * day);
    }
    expect(told).toEqual([]);
  });

  test('that cannot be renewed is told of, and tried each hour until it can', async () => {
    const clock = testClock(start);
    const certificate = await certificateFor(90);
    const next = await certificateFor(190);
    let attempts = 0;
    let works = false;
    const renewed: ServerCertificate[] = [];
    const renewal: WatchOptions['renewal'] = {
      issue: async () => {
        attempts += 1;
        if (!works) throw new Error('The disk is full.');
        return next;
      },
      renewed: (fresh) => void renewed.push(fresh),
    };
    const { told } = watched(clock, { certificate, renewal });
    await clock.advance(91 * day);
    expect(told).toEqual([
      [60, 'not-renewed', 30],
      [76, 'not-renewed', 14],
      [83, 'not-renewed', 7],
      [89, 'not-renewed', 1],
      [90, 'not-renewed', 0],
    ]);
    expect(attempts).toBe(31 * 24 + 1);
    works = true;
    await clock.advance(2 * 3_600_000);
    expect(renewed).toEqual([next]);
  });

  test('is renewed by one attempt at a time, and not after the end', async () => {
    const clock = testClock(start);
    const certificate = await certificateFor(90);
    const answer = Promise.withResolvers<ServerCertificate>();
    let attempts = 0;
    const renewed: ServerCertificate[] = [];
    const renewal: WatchOptions['renewal'] = {
      issue: async () => {
        attempts += 1;
        return answer.promise;
      },
      renewed: (fresh) => void renewed.push(fresh),
    };
    const { stop } = watched(clock, { certificate, renewal });
    await clock.advance(80 * day);
    expect(attempts).toBe(1);
    stop();
    answer.resolve(certificate);
    await clock.advance(day);
    expect(renewed).toEqual([]);
  });
});
