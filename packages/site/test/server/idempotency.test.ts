import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { contract } from '@hawser/core/api/contract';
import { testClock } from '@hawser/core/clock';
import { errorTable } from '@hawser/core/errors';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import type { Change } from '../../src/audit/change.ts';
import { firstAnswersIn } from '../../src/server/idempotency/first-answers.ts';
import type { SiteKey } from '../../src/site-key/site-key.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { claimRequest } from '../../src/store/mutations/idempotency/claim-request.ts';
import { pruneRequests } from '../../src/store/mutations/idempotency/prune-requests.ts';
import type { RequestClaim } from '../../src/store/mutations/idempotency/request-claim.ts';
import type { Store } from '../../src/store/store.ts';
import { describeEngines, sqlite } from '../store/engines.ts';
import { markAsChanged } from '../store/test-mutations.ts';
import { openTrail } from '../audit/trail.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { madeApp } from './made-app.ts';

const makeLamp = contract({
  name: 'makeLamp',
  method: 'POST',
  path: '/admin/v1/lamps',
  role: 'Site.Admin',
  summary: 'Makes a lamp.',
  status: 201,
  body: Type.Object({ colour: Type.String() }),
  answer: Type.Object({ colour: Type.String(), secret: Type.String(), version: Type.Integer() }),
});

const siteKey: SiteKey = { path: '', keyId: 'one', key: createSecretKey(randomBytes(32)) };
const lampErrors = errorTable('lamp', {
  broken: { kind: 'conflict', message: 'The lamp is broken.', hint: 'Take another one.' },
});

type Make = (claim: RequestClaim | undefined, colour: string, change: Change) => Promise<string>;

async function lampApp(store: Store, make: Make): Promise<FastifyInstance> {
  const audit = await openTrail({ store, folder: await temporaryFolder(), replica: randomUUID() });
  return madeApp(
    (routes) =>
      routes.add(makeLamp, async ({ body, claim, change, reply }) => {
        const secret = await make(claim, body.colour, change);
        reply.header('location', `/admin/v1/lamps/${body.colour}`);
        return { ...body, secret, version: 1 };
      }),
    { firstAnswers: firstAnswersIn({ store, siteKey }), audit },
  );
}

interface Posted {
  readonly key?: string;
  readonly colour?: string;
  readonly caller?: string;
  readonly version?: number;
}

async function post(
  app: FastifyInstance,
  { key, colour = 'red', caller = 'ada', version }: Posted,
): Promise<{ status: number; headers: object; said: Record<string, unknown> }> {
  const { statusCode, headers, body } = await app.inject({
    method: 'POST',
    url: makeLamp.path,
    headers: {
      'x-caller': caller,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    payload: { colour },
  });
  return { status: statusCode, headers, said: JSON.parse(body) as Record<string, unknown> };
}

describeEngines('requests with a key', (engine) => {
  test('of two at once, on two replicas, one is carried out, and its repeats get its answer', async () => {
    const url = await engine.newDatabase();
    const lit = Promise.withResolvers<void>();
    let made = 0;
    const make: Make = async () => {
      await lit.promise;
      return `lamp ${(made += 1)}`;
    };
    const one = await lampApp(await engine.open(url), make);
    const other = await lampApp(await engine.open(url), make);
    const both = [post(one, { key: 'k' }), post(other, { key: 'k' })];
    const sooner = await Promise.race(both);
    expect(sooner).toMatchObject({
      status: 409,
      headers: { 'retry-after': '1' },
      said: { code: 'idempotency-running' },
    });
    lit.resolve();
    await Promise.all(both);
    for (const app of [one, other]) {
      expect(await post(app, { key: 'k' })).toMatchObject({
        status: 201,
        headers: { location: '/admin/v1/lamps/red', etag: '"1"' },
        said: { colour: 'red', secret: 'lamp 1' },
      });
    }
    // Who repeats may know the version by now that the first has made.
    expect((await post(one, { key: 'k', version: 1 })).said['secret']).toBe('lamp 1');
    expect(await post(other, { key: 'k', colour: 'blue' })).toMatchObject({
      status: 422,
      said: { code: 'idempotency-another' },
    });
    expect((await post(one, { key: 'k', caller: 'eve' })).said['secret']).toBe('lamp 2');
    expect((await post(one, {})).said['secret']).toBe('lamp 3');
  });

  test('what was refused can be repeated, but not what was changed before', async () => {
    const store = await engine.open(await engine.newDatabase());
    let tries = 0;
    const app = await lampApp(store, async (claim, colour) => {
      tries += 1;
      if (claim !== undefined && colour === 'blue') await store.mutate(markAsChanged, claim);
      if (tries < 3) throw lampErrors('broken', {});
      return 'lit';
    });
    for (const key of ['a', 'b']) {
      const colour = key === 'a' ? 'red' : 'blue';
      expect(await post(app, { key, colour })).toMatchObject({ status: 409 });
    }
    expect(await post(app, { key: 'a' })).toMatchObject({ status: 201 });
    expect(await post(app, { key: 'b', colour: 'blue' })).toMatchObject({
      status: 409,
      said: { code: 'lamp-broken', hint: 'Take another one.' },
    });
    expect(tries).toBe(3);
  });
});

test('who died over a request is followed by a repeat, and changes nothing afterwards', async () => {
  const clock = testClock();
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const stalled = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  let calls = 0;
  const app = await lampApp(store, async (_, colour, change) => {
    calls += 1;
    if (calls === 1) {
      reached.resolve();
      await stalled.promise;
    }
    await change(appendEvent, { kind: 'lamp-lit', subject: colour, data: null });
    return 'lit';
  });
  const first = post(app, { key: 'k' });
  await reached.promise;
  await clock.advance(30_000);
  expect(await post(app, { key: 'k' })).toMatchObject({ status: 201 });
  stalled.resolve();
  expect(await first).toMatchObject({ status: 409, said: { code: 'idempotency-overtaken' } });
  expect(await post(app, { key: 'k' })).toMatchObject({ status: 201 });

  const lit = await store.read(async (db) =>
    db.selectFrom('event').selectAll().where('kind', '=', 'lamp-lit').execute(),
  );
  expect(lit.length).toBe(1);

  // One that died after its change is not carried out again.
  const request = { caller: 'user-ada', key: 'dead', fingerprint: 'f' };
  await store.mutate(claimRequest, request);
  await store.mutate(markAsChanged, { ...request, token: 1 });
  await clock.advance(30_000);
  expect(await store.mutate(claimRequest, request)).toEqual({ as: 'unanswered' });
});

test('answers are sealed, bounded, and forgotten after a day', async () => {
  const clock = testClock();
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const long = 'x'.repeat(70_000);
  const app = await lampApp(store, async (_, colour) => (colour === 'long' ? long : 'geheim'));
  await post(app, { key: 'k' });
  const [row] = await store.read(async (db) =>
    db.selectFrom('keyed_request').selectAll().execute(),
  );
  expect(Buffer.from(row!.answer!).includes('geheim')).toBe(false);
  expect(row!.answer!.length).toBeGreaterThan(20);
  expect(await post(app, { key: 'long', colour: 'long' })).toMatchObject({ status: 201 });
  expect(await post(app, { key: 'long', colour: 'long' })).toMatchObject({
    said: { code: 'idempotency-unanswered' },
  });
  for (const key of ['', 'a b', 'x'.repeat(201)]) {
    expect(await post(app, { key })).toMatchObject({ status: 400 });
  }
  await clock.advance(24 * 3_600_000 - 1);
  expect(await store.mutate(pruneRequests, { most: 10 })).toBe(0);
  await clock.advance(1);
  expect(await post(app, { key: 'k', colour: 'blue' })).toMatchObject({ status: 201 });
  expect(await store.mutate(pruneRequests, { most: 10 })).toBe(1);
  expect(await post(app, { key: 'k', colour: 'blue' })).toMatchObject({ status: 201 });
});
