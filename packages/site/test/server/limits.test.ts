import { contract } from '@hawser/core/api/contract';
import { testClock } from '@hawser/core/clock';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { addressKey } from '../../src/server/limits/address-key.ts';
import { TokenBuckets } from '../../src/server/limits/token-buckets.ts';
import { madeApp } from './made-app.ts';

const base = { method: 'GET', summary: 'A lamp.', answer: Type.Null() } as const;
const lamp = contract({ ...base, name: 'lamp', path: '/lamp', role: 'known' });
const window = contract({ ...base, name: 'window', path: '/window', role: 'anybody' });
const well = contract({ ...base, name: 'well', path: '/well', role: 'anybody', inTrouble: true });

const safe = contract({ ...base, name: 'safe', path: '/safe', role: 'agent' });

const attic = contract({ ...base, name: 'attic', path: '/attic', role: 'Site.Admin' });

const clock = testClock();

async function app(): Promise<FastifyInstance> {
  return madeApp(
    (routes) => {
      for (const each of [lamp, window, well, safe, attic]) routes.add(each, async () => null);
    },
    { clock },
  );
}

interface Asking {
  readonly path?: string;
  readonly caller?: string;
  readonly token?: string;
  readonly from?: string;
}

async function ask(
  site: FastifyInstance,
  { path = '/lamp', caller, token, from = '192.0.2.1' }: Asking,
  times = 1,
): Promise<{ status: number; headers: Record<string, unknown>; code: unknown }> {
  const headers = {
    ...(caller === undefined ? {} : { 'x-caller': caller }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const request = { url: path, headers, remoteAddress: from };
  for (let each = 1; each < times; each += 1) await site.inject(request);
  const answer = await site.inject(request);
  const said = answer.json<{ code?: string } | null>();
  return { status: answer.statusCode, headers: answer.headers, code: said?.code };
}

test('who asks too often waits, and nobody else', async () => {
  const site = await app();
  expect(await ask(site, { caller: 'ada' }, 200)).toMatchObject({
    status: 200,
    headers: { 'ratelimit-policy': '"caller";q=200;w=4', ratelimit: '"caller";r=0;t=4' },
  });
  expect(await ask(site, { caller: 'ada', from: '192.0.2.9' })).toMatchObject({
    status: 429,
    code: 'request-too-many',
    headers: { 'retry-after': '1', ratelimit: '"caller";r=0;t=4' },
  });
  expect((await ask(site, { caller: 'eve' })).status).toBe(200);
  await clock.advance(1000);
  expect((await ask(site, { caller: 'ada' }, 50)).status).toBe(200);
  expect((await ask(site, { caller: 'ada' })).status).toBe(429);
  // Nor does he ask without an end for what he may not.
  expect((await ask(site, { caller: 'bob', path: '/safe' }, 200)).status).toBe(403);
  expect((await ask(site, { caller: 'bob', path: '/safe' })).status).toBe(429);
});

test('a connector, which asks for many printers, has a larger share, and each its own', async () => {
  const site = await app();
  expect(await ask(site, { caller: 'connector' }, 400)).toMatchObject({
    status: 200,
    headers: { 'ratelimit-policy': '"caller";q=400;w=4', ratelimit: '"caller";r=0;t=4' },
  });
  expect((await ask(site, { caller: 'connector' })).status).toBe(429);
  expect((await ask(site, { caller: 'connector-of-others' })).status).toBe(200);
  expect((await ask(site, { caller: 'ada' }, 201)).status).toBe(429);
});

test('who is to show a second factor has his share of being told so, and others theirs', async () => {
  const site = await app();
  const single = { caller: 'single', token: 'good', path: '/attic' };
  expect(await ask(site, single, 200)).toMatchObject({ status: 401, code: 'access-step-up' });
  expect((await ask(site, single)).status).toBe(429);
  // At the same address, by a token that was not seen before.
  expect((await ask(site, { caller: 'eve', token: 'fresh' })).status).toBe(200);
});

test('of those whom nobody knows the address counts, but how the site is hears everybody', async () => {
  const site = await app();
  const path = '/window';
  expect((await ask(site, { path }, 200)).status).toBe(200);
  expect((await ask(site, { path })).status).toBe(429);
  expect((await ask(site, { path, from: '192.0.2.2' })).status).toBe(200);
  expect((await ask(site, { path: '/well' }, 300)).status).toBe(200);
});

test('who shows forged tokens is not listened to after a while; who was let in before still is', async () => {
  const site = await app();
  const known = { caller: 'ada', token: 'good' };
  expect((await ask(site, known)).status).toBe(200);
  expect((await ask(site, { token: 'forged' }, 100)).status).toBe(401);
  expect(await ask(site, { token: 'forged' })).toMatchObject({
    status: 429,
    headers: { 'retry-after': '1' },
  });
  expect((await ask(site, { caller: 'eve', token: 'fresh' })).status).toBe(429);
  expect((await ask(site, known)).status).toBe(200);
  // A certificate is no guess.
  expect((await ask(site, { caller: 'bob' })).status).toBe(200);
  expect((await ask(site, { token: 'forged', from: '192.0.2.2' })).status).toBe(401);
  await clock.advance(1000);
  expect((await ask(site, { caller: 'eve', token: 'fresh' })).status).toBe(200);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, ''],
])('%s counts as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

test('a bucket gives no more than it holds and gets back, and there are only so many', () => {
  const size = { perSecond: 3, most: 7 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 2000 }), { maxLength: 200 }), (pauses) => {
      const buckets = new TokenBuckets(() => size);
      let now = 0;
      let forward = 0;
      let given = 0;
      for (const pause of pauses) {
        now += pause;
        forward += Math.max(0, pause);
        if (!buckets.take('one', now).isEmpty) given += 1;
      }
      expect(given).toBeLessThanOrEqual(size.most + (forward / 1000) * size.perSecond);
    }),
  );
  const buckets = new TokenBuckets(() => ({ perSecond: 1, most: 1 }));
  buckets.take('first', 0);
  for (let each = 0; each < 10_000; each += 1) buckets.take(String(each), 0);
  expect(buckets.look('first', 0).isEmpty).toBe(false);
  expect(buckets.look('9999', 0).isEmpty).toBe(true);
});
