import type { IncomingMessage } from 'node:http';
import { type TestClock, testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import * as fc from 'fast-check';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { AccessNews } from '../../src/access/access-news.ts';
import type { Caller } from '../../src/access/caller.ts';
import { type KnownCaller, ShutOut } from '../../src/access/shut-out.ts';
import { identifyByToken } from '../../src/access/tokens/identify-by-token.ts';
import { IssuerKeys } from '../../src/access/tokens/issuer-keys.ts';
import { keysIn } from '../../src/access/tokens/load-issuer-keys.ts';
import type { TokenIssuer } from '../../src/access/tokens/token-issuer.ts';
import { accessChangedKind } from '../../src/directory/access-changed.ts';
import { appendEvent } from '../../src/store/mutations/append-event.ts';
import { ToldEvents } from '../../src/store/events/told-events.ts';
import { storeErrors } from '../../src/store/store-errors.ts';
import type { Store } from '../../src/store/store.ts';
import { sqlite } from '../store/engines.ts';

const start = Date.UTC(2027, 3, 5);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const issuer = 'https://directory.example.com';
const gone = storeErrors('unavailable', { database: 'x', reason: 'it is away', mend: 'Wait.' });

const pairs = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
const [first, next] = await Promise.all(
  pairs.map(async ({ publicKey, privateKey }, index) => {
    const jwk: JWK = { ...(await exportJWK(publicKey)), kid: `key ${index}`, alg: 'ES256' };
    return { privateKey, jwk };
  }),
);
if (first === undefined || next === undefined) throw new Error('there are two');

const ada: Caller = {
  kind: 'user',
  id: `${issuer}#ada`,
  name: 'Ada',
  roles: ['Site.Admin'],
  sids: [],
  multiFactor: false,
};

/** Whoever shows tokens, and what is behind: the database and the issuer, which a test takes away. */
function known(clock: TestClock = testClock(start)) {
  const asked = { keys: 0, database: 0, refused: 0 };
  const behind = {
    published: [first?.jwk],
    issuer: async (): Promise<void> => undefined,
    database: async (): Promise<KnownCaller> => ({ caller: ada, isLetIn: true }),
  };
  const keys = new IssuerKeys({
    clock,
    failed: () => undefined,
    async load() {
      asked.keys += 1;
      await behind.issuer();
      return { keys: keysIn({ keys: behind.published }), freshMs: 10 * minute };
    },
  });
  const one: TokenIssuer = {
    issuer,
    isOwn: false,
    audiences: new Set(['site']),
    types: new Set(['at+jwt']),
    keys,
  };
  const issuers = new Map([[issuer, one]]);
  const news = new AccessNews(clock);
  const identify = identifyByToken({
    issuers: () => issuers,
    async callerOf() {
      asked.database += 1;
      return await behind.database();
    },
    news,
    clock,
    refused: () => (asked.refused += 1),
    trail: async () => undefined,
  });
  const show = async (text: string, fromMemory = false): Promise<Caller | undefined> =>
    showBytes(`Bearer ${text}`, fromMemory);
  const showBytes = async (authorization: string, fromMemory = false) => {
    const rawHeaders = ['Authorization', authorization];
    const request = {
      headers: { authorization },
      rawHeaders,
      socket: {},
    } as unknown as IncomingMessage;
    return await identify(request, { fromMemory });
  };
  return { clock, asked, behind, news, show, showBytes };
}

async function token(
  clock: TestClock,
  {
    by = first,
    kid = by?.jwk.kid,
    jti = '',
  }: { by?: typeof first; kid?: string; jti?: string } = {},
): Promise<string> {
  const iat = Math.floor(clock.now() / 1000);
  return await new SignJWT({ iss: issuer, sub: 'ada', aud: 'site', iat, exp: iat + 600, jti })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...(kid === undefined ? {} : { kid }) })
    .sign(by?.privateKey ?? pairs[0].privateKey);
}

/** What happens in the site is told. */
async function hearing(news: AccessNews, store: Store, clock: TestClock): Promise<void> {
  const log = createLog({ component: 'test', level: 'silent' });
  const events = await ToldEvents.open({ store, clock, log });
  news.hear(events);
  events.start();
  onTestFinished(async () => events.stop());
}

const away = async (): Promise<never> => Promise.reject(gone);

test('a token is verified once, however many show it at once, until it ends', async () => {
  const { clock, asked, news, show } = known();
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  await hearing(news, store, clock);
  const mine = await token(clock);
  const all = await Promise.all(Array.from({ length: 100 }, async () => show(mine)));
  expect(new Set(all)).toEqual(new Set([ada]));
  await clock.advance(9 * minute);
  await show(mine);
  expect(asked).toEqual({ keys: 1, database: 1, refused: 0 });
  // The clocks of the issuer and the site may be a minute apart.
  await clock.advance(2 * minute - 1);
  expect(await show(mine)).toBe(ada);
  await clock.advance(1);
  await expect(show(mine)).rejects.toMatchObject({ code: 'access-token-ended' });
});

test('a change of who may what is heard of, and holds for those who are known', async () => {
  const { clock, asked, behind, news, show } = known();
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  await hearing(news, store, clock);
  const mine = await token(clock);
  await show(mine);
  behind.database = async () => ({ caller: ada, isLetIn: false });
  expect(await show(mine)).toBe(ada);
  await store.mutate(appendEvent, { kind: accessChangedKind, subject: '', data: {} });
  await clock.advance(second);
  await expect(show(mine)).rejects.toEqual(new ShutOut(ada));
  await expect(show(mine)).rejects.toEqual(new ShutOut(ada));
  expect(asked.database).toBe(2);
  // On the replica that has made the change it holds before the event is heard of.
  behind.database = async () => ({ caller: ada, isLetIn: true });
  news.changed();
  expect(await show(mine)).toBe(ada);
});

test('while no change can be heard of, somebody is believed for ten seconds, and to look for ten minutes', async () => {
  const { clock, behind, show } = known();
  const mine = await token(clock);
  await show(mine);
  behind.database = away;
  await clock.advance(10 * second);
  expect(await show(mine)).toBe(ada);
  await clock.advance(1);
  await expect(show(mine)).rejects.toBe(gone);
  expect(await show(mine, true)).toBe(ada);
  await clock.advance(9 * minute);
  expect(await show(mine, true)).toBe(ada);
  const hesitation = Promise.withResolvers<KnownCaller>();
  behind.database = async () => hesitation.promise;
  const hesitant = show(mine, true);
  await clock.advance(2 * second);
  expect(await hesitant).toBe(ada);
  hesitation.reject(gone);
  await clock.advance(2 * minute);
  await expect(show(mine, true)).rejects.toMatchObject({ code: 'access-token-ended' });
});

test('nobody is let in from memory whom a change may have shut out', async () => {
  const { clock, behind, news, show } = known();
  const mine = await token(clock);
  await show(mine);
  behind.database = async () => Promise.reject(gone);
  await clock.advance(minute);
  expect(await show(mine, true)).toBe(ada);
  news.changed();
  await expect(show(mine, true)).rejects.toBe(gone);
});

test('what was refused is refused again without another look', async () => {
  const { clock, asked, show } = known();
  const forged = await token(clock, { by: next, kid: 'key 0' });
  for (let time = 0; time < 5; time += 1) {
    await expect(show(forged)).rejects.toMatchObject({ code: 'access-bad-token' });
  }
  expect(asked.refused).toBe(1);
  await clock.advance(10 * second);
  await expect(show(forged)).rejects.toMatchObject({ status: 401 });
  expect(asked.refused).toBe(2);
});

test('a token is taken as it was written, and in no other way that has the same bytes', async () => {
  const { clock, show } = known();
  const mine = await token(clock);
  // The last character of 64 bytes has four bits that say nothing.
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const other = alphabet[alphabet.indexOf(mine.at(-1) ?? '') ^ 1];
  for (const same of [`${mine}=`, `${mine}==`, `${mine.slice(0, -1)}${other}`]) {
    await expect(show(same)).rejects.toMatchObject({ code: 'access-bad-token' });
  }
  expect(await show(mine)).toBe(ada);
});

test('for keys that nobody has the issuer is asked once in thirty seconds', async () => {
  const { clock, asked, behind, show } = known();
  await show(await token(clock));
  expect(asked.keys).toBe(1);
  for (let key = 0; key < 20; key += 1) {
    await expect(show(await token(clock, { kid: `none ${key}` }))).rejects.toMatchObject({
      status: 401,
    });
  }
  expect(asked.keys).toBe(2);
  behind.published = [next.jwk, first?.jwk];
  const late = await token(clock, { by: next });
  await expect(show(late)).rejects.toMatchObject({ status: 401 });
  await clock.advance(30 * second);
  expect(await show(late)).toBe(ada);
  expect(asked.keys).toBe(3);
});

test('an issuer that changes its keys is asked at once, each time', async () => {
  const { clock, asked, behind, show } = known();
  await show(await token(clock));
  behind.published = [next.jwk, first?.jwk];
  expect(await show(await token(clock, { by: next }))).toBe(ada);
  expect(asked.keys).toBe(2);
});

test('a token without the name of its key is taken where there is only one', async () => {
  const { clock, behind, show } = known();
  const { privateKey } = pairs[0];
  const iat = clock.now() / 1000;
  const nameless = await new SignJWT({ iss: issuer, sub: 'ada', aud: 'site', iat, exp: iat + 60 })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .sign(privateKey);
  expect(await show(nameless)).toBe(ada);
  behind.published = [first?.jwk, next.jwk];
  await clock.advance(11 * minute);
  await expect(show(await token(clock, { kid: '' }))).rejects.toMatchObject({ status: 401 });
});

test('keys hold for a day while the issuer is away, and it is not asked by each caller', async () => {
  const { clock, asked, behind, show } = known();
  await show(await token(clock));
  behind.issuer = away;
  await clock.advance(23 * hour);
  for (let call = 0; call < 5; call += 1) {
    expect(await show(await token(clock, { jti: `call ${call}` }))).toBe(ada);
  }
  expect(asked.keys).toBe(2);
  await clock.advance(hour);
  await expect(show(await token(clock))).rejects.toMatchObject({
    code: 'access-issuer-away',
    status: 503,
  });
  behind.issuer = async () => undefined;
  await clock.advance(30 * second);
  expect(await show(await token(clock))).toBe(ada);
});

test('a key that its issuer has withdrawn holds no more, not even for tokens that are known', async () => {
  const { clock, behind, show } = known();
  const iat = clock.now() / 1000;
  const long = await new SignJWT({ iss: issuer, sub: 'ada', aud: 'site', iat, exp: iat + 7200 })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'key 0' })
    .sign(pairs[0].privateKey);
  await show(long);
  behind.published = [next.jwk];
  await clock.advance(11 * minute);
  // It has the issuer asked, which is not waited for.
  await show(long);
  await clock.advance(0);
  await expect(show(long)).rejects.toMatchObject({ code: 'access-bad-token' });
});

test('a clock that is set back by hours has nobody refused, and nothing believed, for as long', async () => {
  const { clock, behind, show } = known();
  const now = await token(clock);
  await clock.advance(5 * hour);
  await expect(show(now)).rejects.toMatchObject({ code: 'access-token-ended' });
  const ahead = await token(clock);
  expect(await show(ahead)).toBe(ada);
  await clock.advance(2 * hour);
  behind.issuer = away;
  await show(await token(clock, { kid: 'nobody has it' })).catch(() => undefined);
  behind.issuer = async () => undefined;
  behind.published = [next.jwk];
  await clock.advance(-7 * hour);
  // What was refused, and whom it was asked for, is looked at again at once.
  expect(await show(await token(clock, { by: next }))).toBe(ada);
  behind.published = [first?.jwk];
  await clock.advance(11 * minute);
  const last = await token(clock);
  expect(await show(last)).toBe(ada);
  behind.database = async () => {
    throw gone;
  };
  await clock.advance(-hour);
  await expect(show(last, true)).rejects.toBe(gone);
});

test('whatever bytes are shown, they are refused, and nothing else happens', async () => {
  const { clock, showBytes } = known();
  const good = await token(clock);
  const mangled = fc
    .tuple(fc.nat(good.length), fc.string({ maxLength: 4 }), fc.nat(3))
    // Spaces before a token are none of it.
    .filter(
      ([at, text, cut]) => good.slice(at, at + cut) !== text && (at > 0 || text.trim() !== ''),
    )
    .map(([at, text, cut]) => `Bearer ${good.slice(0, at)}${text}${good.slice(at + cut)}`);
  const parts = fc
    .array(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), { maxLength: 4 })
    .map((all) => all.map((part) => Buffer.from(part).toString('base64url')).join('.'))
    .map((text) => `Bearer ${text}`);
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), parts, mangled);
  await fc.assert(
    fc.asyncProperty(anything, async (authorization) => {
      await expect(showBytes(authorization)).rejects.toMatchObject({
        name: 'HawserError',
        status: 401,
      });
    }),
    { numRuns: 300 },
  );
});
