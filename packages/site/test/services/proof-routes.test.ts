import { testClock } from '@hawser/core/clock';
import type { FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import type { Caller } from '../../src/access/caller.ts';
import { gateOf } from '../../src/access/gate.ts';
import { HashingTurns } from '../../src/directory/passwords/hashing-turns.ts';
import { PasswordHashing } from '../../src/directory/passwords/password-hash.ts';
import { SecondFactors } from '../../src/directory/second-factor/second-factors.ts';
import { stepAt, totpCode } from '../../src/directory/second-factor/totp.ts';
import { open } from '../../src/site-key/seal.ts';
import { addProofRoutes } from '../../src/services/admin/proof-routes.ts';
import {
  addWithPassword,
  countingSignIns,
  rightPassword,
  siteKey,
  unaudited,
} from '../directory/signed-in.ts';
import { madeApp } from '../server/made-app.ts';
import { sqlite } from '../store/engines.ts';

const publicUrl = 'https://site.example:8443';
const start = 1_800_000_000_000;

const admin = {
  kind: 'certificate',
  id: 'a fingerprint',
  name: 'Admin',
  roles: ['Site.Admin'],
  sids: [],
  multiFactor: true,
} as const satisfies Caller;

/** Somebody of the site's own directory, who may do nothing but what everybody may. */
function person(name: string, issuer = `${publicUrl}/directory`): Caller {
  return { ...admin, kind: 'user', id: `${issuer}#${name}`, name, roles: [], multiFactor: false };
}

test('people change how they prove who they are by proving it, and administrators help those who cannot', async () => {
  const clock = testClock(start);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  await addWithPassword(store, { name: 'ada', mustChange: true });
  const secondFactors = new SecondFactors({ store, siteKey, clock });
  const { signIns } = countingSignIns(store, clock, { secondFactors });
  const turns = new HashingTurns(new PasswordHashing({ cost: { ln: 4, r: 8, p: 1 } }));
  let caller: Caller = admin;
  const app: FastifyInstance = await madeApp(
    (routes) =>
      addProofRoutes(routes, {
        store,
        clock,
        proofs: { signIns, secondFactors, turns },
        publicUrl: () => publicUrl,
      }),
    {
      access: {
        changed: () => undefined,
        gate: gateOf({
          identify: async () => caller,
          rules: { needsMore: async () => false },
          publicUrl: () => publicUrl,
          certificateUrl: () => publicUrl,
        }),
      },
      audit: {
        call: () => ({
          change: unaudited(store),
          isTold: true,
          tell: async () => undefined,
          fail: async () => undefined,
        }),
        refused: () => undefined,
      },
    },
  );
  const ask = async (
    who: Caller,
    line: string,
    body?: object,
  ): Promise<{ status: number; said: Record<string, unknown> }> => {
    caller = who;
    const [method = '', url = ''] = line.split(' ');
    const { statusCode, body: text } = await app.inject({
      method: method as 'GET',
      url: `/admin/v1/${url}`,
      ...(body === undefined ? {} : { body }),
    });
    return {
      status: statusCode,
      said: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
  };
  const ada = person('ada');
  const next = 'green newt on the wall';

  // His password.
  expect((await ask(admin, 'GET users/ada/sign-in')).said).toEqual({
    password: 'to be changed',
    totp: false,
    recoveryCodes: 0,
    lockedUntil: null,
  });
  const wrong = await ask(ada, 'PUT caller/password', { old: 'a wrong one', next });
  expect(wrong).toMatchObject({ status: 403, said: { code: 'proof-refused' } });
  expect((await ask(ada, 'PUT caller/password', { old: rightPassword, next })).status).toBe(204);
  expect((await ask(admin, 'GET users/ada/sign-in')).said).toMatchObject({ password: 'own' });

  // His authenticator.
  expect((await ask(ada, 'POST caller/totp', { password: 'a wrong one' })).status).toBe(403);
  const { said: begun } = await ask(ada, 'POST caller/totp', { password: next });
  expect(begun['uri']).toContain('otpauth://totp/Hawser%20site.example%3A8443:ada?secret=');
  const row = await store.read(async (db) =>
    db.selectFrom('directory_totp').selectAll().executeTakeFirstOrThrow(),
  );
  expect(Buffer.from(row.sealed).toString('latin1')).not.toContain(String(begun['secret']));
  const secret = open(siteKey, `totp:ada:${row.id}`, row.sealed) ?? Buffer.alloc(0);
  const shown = (): string => totpCode(secret, stepAt(clock.now()));
  const code = { code: shown() };
  const { said: confirmed } = await ask(ada, 'POST caller/totp/confirmation', code);
  const codes = confirmed['recoveryCodes'] as string[];
  expect(codes).toHaveLength(10);
  expect((await ask(admin, 'GET users/ada/sign-in')).said).toMatchObject({
    totp: true,
    recoveryCodes: 10,
  });
  expect((await ask(ada, 'POST caller/recovery-codes', code)).status).toBe(403);
  const renewed = await ask(ada, 'POST caller/recovery-codes', { code: codes[0] });
  expect(renewed.said['recoveryCodes']).toHaveLength(10);
  await clock.advance(30_000);
  expect((await ask(ada, 'POST caller/totp/removal', { code: shown() })).status).toBe(204);

  // Too many wrong ones.
  for (let n = 0; n < 5; n += 1) {
    expect((await ask(ada, 'POST caller/totp', { password: 'a wrong one' })).status).toBe(403);
  }
  expect(await ask(ada, 'POST caller/totp', { password: next })).toMatchObject({
    status: 429,
    said: { code: 'proof-later' },
  });
  const lockedUntil = new Date(clock.now() + 60_000).toISOString();
  expect((await ask(admin, 'GET users/ADA/sign-in')).said).toMatchObject({ lockedUntil });
  expect((await ask(admin, 'DELETE users/ada/lock')).said).toEqual({ lockedUntil });
  expect((await ask(admin, 'DELETE users/ada/lock')).said).toEqual({ lockedUntil: null });
  expect((await ask(ada, 'POST caller/totp', { password: next })).status).toBe(200);

  // Whoever has lost both.
  expect((await ask(admin, 'PUT users/ada/password', { password: 'ada-ada-ada-1' })).status).toBe(
    400,
  );
  const set = await ask(admin, 'PUT users/ada/password', { password: 'white heron at the pond' });
  expect(set.status).toBe(204);
  expect(await signIns.checkPassword('ada', 'white heron at the pond', '::1')).toEqual({
    outcome: 'in',
    userId: 'ada',
    mustChange: true,
    kept: expect.any(Number),
  });
  expect((await ask(admin, 'POST users/ada/totp')).status).toBe(200);
  // A code that is to confirm it could be guessed as well.
  for (let n = 0; n < 5; n += 1) {
    expect(await ask(ada, 'POST caller/totp/confirmation', { code: 'guess' })).toMatchObject({
      status: 403,
      said: { code: 'second-factor-wrong-code' },
    });
  }
  expect(await ask(ada, 'POST caller/totp/confirmation', { code: 'guess' })).toMatchObject({
    status: 429,
    said: { code: 'proof-later' },
  });
  expect((await ask(admin, 'DELETE users/ada/totp')).status).toBe(204);
  expect((await ask(admin, 'DELETE users/ada/totp')).status).toBe(404);
  expect((await ask(admin, 'POST users/ada/recovery-codes')).status).toBe(404);

  // Others may not, and who comes from elsewhere has nothing here.
  expect((await ask(ada, 'PUT users/ada/password', { password: next })).status).toBe(403);
  for (const other of [admin, person('ada', 'https://login.example'), person('gone')]) {
    expect(await ask(other, 'POST caller/totp', { password: next })).toMatchObject({
      status: 400,
      said: { code: 'proof-no-person' },
    });
  }
});
