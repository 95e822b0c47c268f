import { execFileSync } from 'node:child_process';
import { testClock, type TestClock } from '@hawser/core/clock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base32 } from '../../src/directory/second-factor/base32.ts';
import { givenCode } from '../../src/directory/second-factor/given-code.ts';
import { newRecoveryCodes } from '../../src/directory/second-factor/recovery-codes.ts';
import { SecondFactors } from '../../src/directory/second-factor/second-factors.ts';
import { stepAt, totpCode } from '../../src/directory/second-factor/totp.ts';
import type { SignIns } from '../../src/directory/sign-ins.ts';
import { removeUser } from '../../src/store/mutations/directory/remove-user.ts';
import type { Store } from '../../src/store/store.ts';
import { describePostgresql, sqlite } from '../store/engines.ts';
import {
  addWithPassword,
  countingSignIns,
  rightPassword,
  siteKey,
  unaudited,
} from './signed-in.ts';

// RFC 6238, appendix B.
test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('the code at %d s is %s', (seconds, code) => {
  const secret = Buffer.from('12345678901234567890');
  expect(totpCode(secret, stepAt(seconds * 1000), 8)).toBe(code);
  expect(totpCode(secret, stepAt(seconds * 1000))).toBe(code.slice(2));
});

// RFC 4648, 10.
test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('"%s" is %s in base32', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written);
});

test('a code is read however it is typed, and nothing else is one', () => {
  const spaced = (code: string): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom('', '', ' ', '-', '\u2013', '\t'), {
        minLength: code.length,
        maxLength: code.length,
      })
      .map((between) => between.map((put, n) => put + code.charAt(n)).join(''));
  const codes = fc.check(
    fc.property(
      fc.nat({ max: 999_999 }).chain((n) => {
        const code = String(n).padStart(6, '0');
        return spaced(code).map((typed) => ({ code, typed }));
      }),
      ({ code, typed }) => {
        const given = givenCode(typed);
        return given?.kind === 'totp' && given.code === code;
      },
    ),
  );
  expect(codes).toMatchObject({ failed: false });
  for (const code of newRecoveryCodes()) {
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
    expect(givenCode(typed)).toEqual({ kind: 'recovery', code: code.replaceAll('-', '') });
  }
  const anything = fc.check(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const given = givenCode(text);
      return given === undefined || /^(?:\d{6}|[0-9A-Z]{16})$/.test(given.code);
    }),
  );
  expect(anything).toMatchObject({ failed: false });
  expect(givenCode('1'.repeat(7))).toBeUndefined();
  expect(givenCode(`${' '.repeat(60)}123456`)).toBeUndefined();
});

interface SetUp {
  readonly clock: TestClock;
  readonly signIns: SignIns;
  readonly factors: SecondFactors;
  readonly secret: Buffer;
  readonly recoveryCodes: readonly string[];
  /** What the authenticator shows. */
  readonly shown: (stepsFromNow?: number) => string;
}

const owner = { id: 'ada', name: 'ada' };

/** Somebody with an authenticator. */
async function setUp(store: Store, clock: TestClock): Promise<SetUp> {
  await addWithPassword(store, { name: 'ada' });
  const factors = new SecondFactors({ store, siteKey, clock });
  const { signIns } = countingSignIns(store, clock);
  const { uri } = await factors.start(owner, 'Hawser', unaudited(store));
  const secret = fromBase32(new URL(uri).searchParams.get('secret') ?? '');
  const shown = (steps = 0): string => totpCode(secret, stepAt(clock.now()) + steps);
  expect(await signIns.hasSecondFactor('ada')).toBe(false);
  const recoveryCodes = await factors.confirm(owner, shown(), unaudited(store));
  return { clock, signIns, factors, secret, recoveryCodes, shown };
}

/** As an authenticator reads it. */
function fromBase32(text: string): Buffer {
  return execFileSync('base32', ['-d'], { input: text });
}

const start = 1_800_000_000_000;

test('an authenticator holds after its first code, each code once, and the recovery codes once each', async () => {
  const clock = testClock(start);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const { signIns, factors, recoveryCodes, shown } = await setUp(store, clock);
  const use = async (code: string): Promise<string> =>
    (await signIns.checkSecondFactor('ada', code, '192.0.2.1')).outcome;
  expect(await signIns.hasSecondFactor('ada')).toBe(true);
  // What has confirmed it was used by that.
  expect(await use(shown())).toBe('refused');
  await clock.advance(90_000);
  expect(await use(shown(-2))).toBe('refused');
  expect(await use(shown(2))).toBe('refused');
  expect(await use(shown(-1))).toBe('in');
  expect(await use(shown())).toBe('in');
  expect(await use(shown())).toBe('refused');
  expect(await use(shown(-1))).toBe('refused');
  expect(await use(shown(1))).toBe('in');

  expect(recoveryCodes).toHaveLength(10);
  const [first = '', second = ''] = recoveryCodes;
  expect(await use(first)).toBe('in');
  expect(await use(first)).toBe('refused');
  expect(await use(second.toLowerCase().replaceAll('-', ''))).toBe('in');
  const renewed = await factors.renewRecoveryCodes(owner, unaudited(store));
  expect(await use(recoveryCodes[2] ?? '')).toBe('refused');
  expect(await use(renewed[2] ?? '')).toBe('in');

  const change = unaudited(store);
  await expect(factors.start(owner, 'Hawser', change)).rejects.toMatchObject({
    code: 'second-factor-there-already',
  });
  await factors.remove(owner, change);
  expect(await signIns.hasSecondFactor('ada')).toBe(false);
  expect(await use(renewed[3] ?? '')).toBe('refused');
  await expect(factors.remove(owner, change)).rejects.toMatchObject({
    code: 'second-factor-not-there',
  });
  await expect(factors.renewRecoveryCodes(owner, change)).rejects.toMatchObject({
    code: 'second-factor-not-there',
  });
  const ended = (await store.events.since(0, 100)).filter(({ kind }) => kind === 'access-changed');
  // A password, an authenticator, other recovery codes, and none.
  expect(ended).toHaveLength(4);
});

test('an authenticator that is set up anew holds by the new secret only', async () => {
  const clock = testClock(start);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const change = unaudited(store);
  const factors = new SecondFactors({ store, siteKey, clock });
  await expect(factors.confirm(owner, '123456', change)).rejects.toMatchObject({
    code: 'second-factor-not-begun',
  });
  const codes: string[] = [];
  for (const _ of [1, 2]) {
    const { secret, uri } = await factors.start(owner, 'Our site', change);
    expect(uri).toBe(`otpauth://totp/Our%20site:ada?secret=${secret}&issuer=Our%20site`);
    codes.push(totpCode(fromBase32(secret), stepAt(clock.now())));
  }
  await expect(factors.confirm(owner, codes[0] ?? '', change)).rejects.toMatchObject({
    code: 'second-factor-wrong-code',
  });
  expect(await factors.confirm(owner, codes[1] ?? '', change)).toHaveLength(10);
});

test('codes are guessed at no more often than passwords, and a right password does not help', async () => {
  const clock = testClock(start);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const { signIns, shown } = await setUp(store, clock);
  await clock.advance(90_000);
  for (let n = 0; n < 5; n += 1) {
    const from = `192.0.2.${n}`;
    // The password alone is no sign-in: it makes no address known.
    expect(await signIns.checkPassword('ada', rightPassword, from)).toMatchObject({
      outcome: 'in',
    });
    const wrong = shown() === '000000' ? '000001' : '000000';
    expect(await signIns.checkSecondFactor('ada', wrong, from)).toEqual({ outcome: 'refused' });
  }
  const from = '192.0.2.1';
  expect(await signIns.checkPassword('ada', rightPassword, from)).toMatchObject({ outcome: 'in' });
  const later = { outcome: 'later', seconds: 60 };
  expect(await signIns.checkSecondFactor('ada', shown(), from)).toEqual(later);
  await clock.advance(60_000);
  expect(await signIns.checkSecondFactor('ada', shown(), from)).toEqual({ outcome: 'in' });
});

test('with a person goes everything that he has proved who he is by', async () => {
  const clock = testClock(start);
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const { signIns, shown } = await setUp(store, clock);
  await clock.advance(30_000);
  expect(await signIns.checkSecondFactor('ada', shown(), '::1')).toEqual({ outcome: 'in' });
  await signIns.checkPassword('ada', 'wrong', '::2');
  await store.mutate(removeUser, { id: 'ada', version: undefined });
  for (const table of [
    'directory_password',
    'directory_totp',
    'directory_recovery_code',
    'directory_known_address',
    'directory_guess',
  ] as const) {
    const rows = await store.read(async (db) => db.selectFrom(table).selectAll().execute());
    expect({ table, rows }).toEqual({ table, rows: [] });
  }
});

describePostgresql('through two replicas', (engine) => {
  test('a code and a recovery code work once', async () => {
    const clock = testClock(start);
    const url = await engine.newDatabase();
    const store = await engine.open(url, clock);
    const other = await engine.open(url, clock);
    const { signIns, shown, recoveryCodes } = await setUp(store, clock);
    const replicas = [signIns, countingSignIns(other, clock).signIns];
    await clock.advance(90_000);
    for (const code of [shown(), recoveryCodes[0] ?? '']) {
      const outcomes = await Promise.all(
        [0, 1, 0, 1].map(async (n) => replicas[n]?.checkSecondFactor('ada', code, '192.0.2.1')),
      );
      expect(outcomes.filter((each) => each?.outcome === 'in')).toHaveLength(1);
    }
  });
});
