import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HashingTurns } from '../../src/directory/passwords/hashing-turns.ts';
import { newPassword } from '../../src/directory/passwords/new-password.ts';
import { PasswordHashing } from '../../src/directory/passwords/password-hash.ts';
import { preparedPassword } from '../../src/directory/passwords/prepared-password.ts';

const cheap = { ln: 10, r: 8, p: 1 };
const owner = { name: 'ada' };

describe('a new password', () => {
  test.each([
    ['short', 'eleven char', 'password-too-short'],
    ['nothing', '', 'password-too-short'],
    ['what nobody sees', '\u200b'.repeat(20), 'password-unfit'],
    ['endless', 'qx7 '.repeat(65), 'password-too-long'],
    ['not to be typed', 'red otter\n in the rain', 'password-unfit'],
    ['half a character', `red otter in the rain\ud800`, 'password-unfit'],
    ['few characters', 'abababababab', 'password-guessable'],
    ['a row of keys', '234567890123', 'password-guessable'],
    ['a row of keys backwards', 'PoiuytrewqMN'.slice(0, 10).padEnd(12, 'mn'), 'password-guessable'],
    ['a common one', 'Password2024!', 'password-guessable'],
    ['a common one in disguise', '!!p4$$w0rd2024', 'password-guessable'],
    ['two common ones', 'Welcome-2024-Welcome', 'password-guessable'],
    ['the name', 'Ada-Ada-Ada-1815', 'password-guessable'],
  ])('that is %s is not taken, and not repeated', (_, password, code) => {
    try {
      newPassword(password, owner);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code });
      if (password !== '') expect((error as Error).message).not.toContain(password);
    }
  });

  test.each([
    'correct otter battery lamp',
    'ada likes trains',
    '8046 3517 9926',
    'Ünïcödé çharâcters',
  ])('such as %s is taken', (password) => {
    expect(newPassword(password, owner)).toBe(password.normalize('NFKC'));
  });

  test('is the same from every keyboard', () => {
    const composed = 'Gr\u00fc\u00dfe aus K\u00f6ln';
    const other = 'Gru\u0308\u00dfe\u00a0aus\u3000Ko\u0308\u200bln';
    expect(preparedPassword(other)).toBe(preparedPassword(composed));
  });

  test('is in its one form at once, whatever it is', () => {
    const once = fc.check(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const prepared = preparedPassword(text);
        return prepared === undefined || preparedPassword(prepared) === prepared;
      }),
    );
    expect(once).toMatchObject({ failed: false });
  });
});

describe('a hash', () => {
  test('is matched by its password only, and says what it cost', async () => {
    const hashing = new PasswordHashing({ cost: cheap });
    const hash = await hashing.hash('red otter in the rain');
    expect(hash).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
    expect(await hashing.hash('red otter in the rain')).not.toBe(hash);
    expect(await hashing.matches('red otter in the rain', hash)).toBe(true);
    expect(await hashing.matches('red otter in the snow', hash)).toBe(false);
    expect(await hashing.matches('red otter in the rain', hashing.dummy)).toBe(false);
    const dearer = new PasswordHashing({ cost: { ...cheap, ln: 11 } });
    expect([hashing.isOutdated(hash), dearer.isOutdated(hash)]).toEqual([false, true]);
    expect(await dearer.matches('red otter in the rain', hash)).toBe(true);
  });

  test('is what OpenSSL makes of it, by what is asked for now', async () => {
    const hash = await new PasswordHashing().hash('red otter in the rain');
    const [, , cost, salt = '', key = ''] = hash.split('$');
    expect(cost).toBe('ln=15,r=8,p=3');
    const parameters = {
      pass: 'red otter in the rain',
      hexsalt: Buffer.from(salt, 'base64').toString('hex'),
      n: '32768',
      r: '8',
      p: '3',
      maxmem_bytes: '67108864',
    };
    const options = Object.entries(parameters).flatMap(([name, value]) => [
      '-kdfopt',
      `${name}:${value}`,
    ]);
    const made = execFileSync('openssl', ['kdf', '-keylen', '32', '-binary', ...options, 'SCRYPT']);
    expect(made.equals(Buffer.from(key, 'base64'))).toBe(true);
  });
});

test('at most two hash at a time, in turn; of too many the rest is told so', async () => {
  const turns = new HashingTurns();
  const began: number[] = [];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 60 }, async (_, index) =>
    turns.take(async () => {
      began.push(index);
      if (index === 1) throw new Error('a fault');
      await new Promise<void>((resolve) => ends.push(resolve));
      return index;
    }),
  );
  const settled = Promise.allSettled(all);
  await new Promise(setImmediate);
  // The fault of one has handed its turn on.
  expect(began).toEqual([0, 1, 2]);
  while (ends.length > 0) {
    expect(ends.length).toBeLessThanOrEqual(2);
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  const outcomes = await settled;
  expect(began).toEqual(Array.from({ length: 50 }, (_, index) => index));
  const refused = outcomes.slice(50);
  expect(refused).toHaveLength(10);
  for (const each of refused) expect(each).toMatchObject({ reason: { code: 'password-busy' } });
});
