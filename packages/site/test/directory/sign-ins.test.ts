import { testClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/audit/change.ts';
import { network } from '../../src/directory/guessing/subjects.ts';
import { forgetGuesses } from '../../src/store/mutations/directory/forget-guesses.ts';
import { keepPassword } from '../../src/store/mutations/directory/keep-password.ts';
import { pruneGuesses } from '../../src/store/mutations/directory/prune-guesses.ts';
import { addPerson } from '../store/test-mutations.ts';
import { describeEngines, describePostgresql, sqlite } from '../store/engines.ts';
import { addWithPassword, countingSignIns, rightPassword } from './signed-in.ts';

const right = rightPassword;
const wrong = 'blue otter in the rain';
const minute = 60_000;

const refused = { outcome: 'refused' };
const later = (seconds: number): object => ({ outcome: 'later', seconds });
const isIn = (userId: string): object => ({
  outcome: 'in',
  userId,
  mustChange: false,
  kept: expect.any(Number),
});

describeEngines('somebody who signs in', (engine) => {
  test('is let in with his password, in any case of his name, unless he may not', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await engine.open(await engine.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada' });
    await addWithPassword(store, { name: 'grace', mustChange: true });
    await addWithPassword(store, { name: 'gone', enabled: false });
    await store.mutate(addPerson, { name: 'new' });
    const { signIns, computed } = countingSignIns(store, clock);
    expect(await signIns.checkPassword('ADA', right, '192.0.2.1')).toEqual(isIn('ada'));
    expect(await signIns.checkPassword('grace', right, '192.0.2.1')).toMatchObject({
      outcome: 'in',
      mustChange: true,
    });
    expect(computed()).toBe(2);
    // Each takes as long as somebody with a wrong password.
    for (const name of ['ada', 'gone', 'new', 'nobody', 'a\0b', 'half \ud800', '']) {
      const before = computed();
      const password = name === 'ada' ? wrong : right;
      expect(await signIns.checkPassword(name, password, '192.0.2.2'), name).toEqual(refused);
      expect(computed() - before, name).toBe(1);
    }
    const endless = 'x'.repeat(5000);
    expect(await signIns.checkPassword('ada', endless, '192.0.2.2')).toEqual(refused);
    expect(computed()).toBe(2 + 7 + 1);
  });

  test('waits after five wrong passwords, longer and longer, whether there is such a person or not', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await engine.open(await engine.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada' });
    const { signIns, computed } = countingSignIns(store, clock);
    const came: unknown[][] = [];
    for (const name of ['ada', 'nobody']) {
      const outcomes: unknown[] = [];
      let host = 0;
      const guess = async (password = wrong): Promise<void> => {
        // Never from the same address.
        host += 1;
        outcomes.push(await signIns.checkPassword(name, password, `192.0.2.${host}`));
      };
      for (let n = 0; n < 6; n += 1) await guess();
      for (const waits of [1, 2, 4, 8, 16, 32, 60, 60]) {
        await clock.advance(waits * minute - 1000);
        await guess();
        await clock.advance(1000);
        await guess();
      }
      came.push(outcomes);
    }
    expect(came[0]).toEqual([
      ...Array.from({ length: 5 }, () => refused),
      later(60),
      ...Array.from({ length: 8 }, () => [later(1), refused]).flat(),
    ]);
    expect(came[1]).toEqual(came[0]);
    expect(computed()).toBe(2 * 13);

    // It ends by itself, also after all of this.
    await clock.advance(60 * minute);
    expect(await signIns.checkPassword('ada', right, '192.0.2.99')).toEqual(isIn('ada'));
    // And then everything begins anew.
    for (let n = 0; n < 4; n += 1) await signIns.checkPassword('ada', wrong, `198.51.100.${n}`);
    expect(await signIns.checkPassword('ada', right, '198.51.100.9')).toEqual(isIn('ada'));
  });
});

describePostgresql('two replicas', (engine) => {
  test('check five of two hundred guesses at a time from as many addresses', async () => {
    const clock = testClock(1_800_000_000_000);
    const url = await engine.newDatabase();
    const stores = [await engine.open(url, clock), await engine.open(url, clock)];
    await addWithPassword(stores[0]!, { name: 'ada' });
    const replicas = stores.map((store) => countingSignIns(store, clock));
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, async (_, n) =>
        replicas[n % 2]!.signIns.checkPassword('ada', wrong, `10.0.${n}.1`),
      ),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'refused')).toHaveLength(5);
    expect(outcomes.filter(({ outcome }) => outcome === 'later')).toHaveLength(195);
    expect(replicas.reduce((sum, { computed }) => sum + computed(), 0)).toBe(5);
  });
});

describe('somebody who signs in from somewhere', () => {
  test('waits no longer than an hour because a clock was set back, and is not let guess at will', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada' });
    const { signIns } = countingSignIns(store, clock);
    const guess = async (): Promise<unknown> =>
      await signIns.checkPassword('ada', wrong, '192.0.2.1');
    for (let n = 0; n < 5; n += 1) await guess();
    await clock.advance(-5 * 60 * minute);
    expect(await guess()).toEqual(refused);
    expect(await guess()).toEqual(later(120));
    await clock.advance(2 * minute);
    expect(await signIns.checkPassword('ada', right, '192.0.2.1')).toEqual(isIn('ada'));
  });

  test('is not held up by others where he has signed in before', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada' });
    const { signIns } = countingSignIns(store, clock);
    const home = '2001:db8:1:2::7';
    expect(await signIns.checkPassword('ada', right, home)).toEqual(isIn('ada'));
    for (let n = 0; n < 5; n += 1) await signIns.checkPassword('ada', wrong, `192.0.2.${n}`);
    expect(await signIns.checkPassword('ada', right, '192.0.2.9')).toEqual(later(60));
    // Of the same network.
    expect(await signIns.checkPassword('ada', right, '2001:db8:1:2:ffff::8')).toEqual(isIn('ada'));
    // What is wrong there counts there, and only there.
    for (let n = 0; n < 5; n += 1) {
      expect(await signIns.checkPassword('ada', wrong, home)).toEqual(refused);
    }
    expect(await signIns.checkPassword('ada', right, home)).toEqual(later(60));
    expect(await store.mutate(forgetGuesses, { userId: 'ada' })).toEqual({
      before: { lockedUntil: clock.now() + minute },
      after: { lockedUntil: null },
    });
    expect(await signIns.checkPassword('ada', right, home)).toEqual(isIn('ada'));
    expect(await signIns.checkPassword('ada', right, '192.0.2.9')).toEqual(isIn('ada'));

    // Whoever was in ten other places since, or not there for long, is unknown there again.
    await clock.advance(91 * 24 * 60 * minute);
    for (let n = 0; n < 5; n += 1) await signIns.checkPassword('ada', wrong, `192.0.2.${20 + n}`);
    expect(await signIns.checkPassword('ada', right, home)).toEqual(later(60));
    await clock.advance(minute);
    for (let n = 0; n < 11; n += 1) {
      await clock.advance(1);
      const place = `198.51.100.${n}`;
      expect(await signIns.checkPassword('ada', right, place)).toEqual(isIn('ada'));
    }
    for (let n = 0; n < 5; n += 1) await signIns.checkPassword('ada', wrong, `192.0.2.${30 + n}`);
    expect(await signIns.checkPassword('ada', right, '198.51.100.0')).toMatchObject(later(60));
    expect(await signIns.checkPassword('ada', right, '198.51.100.1')).toEqual(isIn('ada'));
  });

  test('cannot guess at many people from one network, nor start anew by a password of his own', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    for (const name of ['ada', 'mallory']) await addWithPassword(store, { name });
    const { signIns, computed } = countingSignIns(store, clock);
    for (let n = 0; n < 30; n += 1) {
      const from = `2001:db8::${n.toString(16)}`;
      expect(await signIns.checkPassword(`user ${n}`, wrong, from)).toEqual(refused);
      if (n === 20)
        expect(await signIns.checkPassword('mallory', right, '::ffff:192.0.2.1')).toEqual(
          isIn('mallory'),
        );
      await clock.advance(1000);
    }
    const before = computed();
    expect(await signIns.checkPassword('ada', right, '2001:db8::ffff')).toEqual(
      later(15 * 60 - 30),
    );
    expect(computed()).toBe(before);
    expect(await signIns.checkPassword('ada', right, '2001:db8:0:1::1')).toEqual(isIn('ada'));
    await clock.advance(15 * minute);
    expect(await store.mutate(pruneGuesses, { before: clock.now(), most: 20 })).toBe(20);
    expect(await store.mutate(pruneGuesses, { before: clock.now(), most: 20 })).toBe(11);
    const left = await store.read(async (db) =>
      db.selectFrom('directory_guess').select('subject').execute(),
    );
    expect(left).toEqual([]);
  });
});

describe('a password', () => {
  test('is changed by who knows the old one, and what was signed in by it ends', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada', mustChange: true });
    const { signIns } = countingSignIns(store, clock);
    const change = async (old: string, next: string): Promise<unknown> =>
      signIns.changePassword('ada', old, next, { from: '192.0.2.1' });
    await expect(change(right, 'Ada-Ada-Ada-1815')).rejects.toMatchObject({
      code: 'password-guessable',
    });
    await expect(change(right, rightPassword)).rejects.toMatchObject({ code: 'password-same' });
    expect(await change(wrong, 'green newt on the wall')).toEqual(refused);
    const before = (await store.events.since(0, 100)).length;
    const kept = clock.now();
    expect(await change(right, 'green newt on the wall')).toEqual({ outcome: 'in', kept });
    expect((await store.events.since(0, 100)).slice(before)).toMatchObject([
      { kind: 'access-changed', data: { holder: 'ada' } },
    ]);
    expect(await signIns.checkPassword('ada', right, '192.0.2.1')).toEqual(refused);
    const next = 'green newt on the wall';
    expect(await signIns.checkPassword('ada', next, '192.0.2.1')).toEqual(isIn('ada'));
    // Of which one it was that somebody gave it is told whether it is still his.
    expect(await signIns.hasPasswordOf('ada', clock.now())).toBe(true);
    await clock.advance(1);
    expect(await change(next, 'grey heron by the pond')).toMatchObject({ outcome: 'in' });
    expect(await signIns.hasPasswordOf('ada', clock.now() - 1)).toBe(false);
  });

  test('that an administrator has chosen meanwhile is not changed by who knew the one before', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada' });
    await clock.advance(minute);
    const { signIns } = countingSignIns(store, clock);
    const reset: Change = async (mutation, input) => {
      await store.mutate(keepPassword, { userId: 'ada', hash: 'the reset one', mustChange: true });
      return await store.mutate(mutation, input);
    };
    const by = { from: '192.0.2.1', change: reset };
    const next = 'green newt on the wall';
    expect(await signIns.changePassword('ada', right, next, by)).toEqual(refused);
    const kept = await store.read(async (db) =>
      db.selectFrom('directory_password').select('hash').executeTakeFirst(),
    );
    expect(kept).toEqual({ hash: 'the reset one' });
  });

  test('is hashed again when that costs more by now', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    await addWithPassword(store, { name: 'ada' });
    const { signIns } = countingSignIns(store, clock, { cost: { ln: 5, r: 8, p: 1 } });
    expect(await signIns.checkPassword('ada', right, '192.0.2.1')).toEqual(isIn('ada'));
    const { hash } = await store.read(async (db) =>
      db.selectFrom('directory_password').select('hash').executeTakeFirstOrThrow(),
    );
    expect(hash).toMatch(/^\$scrypt\$ln=5,/);
    expect(await signIns.checkPassword('ada', right, '192.0.2.1')).toEqual(isIn('ada'));
  });

  test('of who comes from another directory is asked for there, within the same limits', async () => {
    const clock = testClock(1_800_000_000_000);
    const store = await sqlite.open(await sqlite.newDatabase(), clock);
    for (const name of ['ada', 'grace']) await store.mutate(addPerson, { name, source: 'corp' });
    let isAway = true;
    const asked: string[] = [];
    const { signIns, computed } = countingSignIns(store, clock, {
      async elsewhere({ sourceKey }, password) {
        asked.push(sourceKey ?? '');
        if (isAway) throw new HawserError('away', { kind: 'unreachable', message: '', hint: '' });
        return password.reveal() === rightPassword;
      },
    });
    // What could not be asked for is no wrong password.
    for (let n = 0; n < 8; n += 1) {
      await expect(signIns.checkPassword('ada', right, `192.0.2.1`)).rejects.toMatchObject({
        code: 'away',
      });
    }
    isAway = false;
    expect(await signIns.checkPassword('ada', right, '192.0.2.1')).toEqual({
      ...isIn('ada'),
      kept: undefined,
    });
    for (let n = 0; n < 5; n += 1) {
      expect(await signIns.checkPassword('grace', wrong, '192.0.2.2')).toEqual(refused);
    }
    expect(await signIns.checkPassword('grace', right, '192.0.2.2')).toEqual(later(60));
    expect(asked).toHaveLength(8 + 1 + 5);
    // As if there were nobody of that name: by how long it takes nobody is told who comes from where.
    expect(computed()).toBe(asked.length);
    await expect(
      signIns.changePassword('ada', right, 'green newt on the wall'),
    ).rejects.toMatchObject({
      code: 'password-elsewhere',
    });
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['', ''],
])('the network of %s is %s', (from, expected) => {
  expect(network(from)).toBe(expected);
});
