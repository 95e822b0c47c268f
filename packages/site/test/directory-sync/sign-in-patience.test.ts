import { describe, expect, test } from 'vitest';
import { checkPremisesPassword } from '../../src/directory-sync/check-premises-password.ts';
import { addWithPassword, countingSignIns, rightPassword } from '../directory/signed-in.ts';
import { sqlite } from '../store/engines.ts';
import { directoryOf, person } from './premises.ts';
import { reading, source } from './reading.ts';
import { hasSlapd, reader, startSlapd } from './slapd.ts';

const away = { outcome: 'later', seconds: 30, isAway: true };

describe.skipIf(!hasSlapd)('a directory that hangs', () => {
  test('holds its people up for ten seconds, and nobody else', async () => {
    // Eight are asked for at a time, and 32 wait.
    const names = Array.from({ length: 41 }, (_, index) => `user${index}`);
    const hanging = await startSlapd(names.map(person).join(''));
    const other = await startSlapd(person('grace'));
    const { store, sources, sync, clock } = await reading(sqlite, hanging);
    await sources.add(store.mutate.bind(store), 'branch', {
      ...directoryOf(other),
      everyMinutes: 15,
      password: reader.password,
    });
    await Promise.all([sync(), sync({ directory: 'branch' })]);
    await addWithPassword(store, { name: 'root' });
    const { signIns } = countingSignIns(store, clock, {
      elsewhere: async ({ id }, password, signal) =>
        checkPremisesPassword({ store, sources }, { userId: id, password, signal }),
    });
    const signsIn = async (name: string, password = `the password of ${name}`) =>
      signIns.checkPassword(name, password, '192.0.2.1');

    hanging.freeze();
    const waiting = names.slice(0, 40).map(async (name) => signsIn(name));
    expect(await signsIn('user40')).toEqual(away);
    expect(await signsIn('grace')).toMatchObject({ outcome: 'in' });
    expect(await signsIn('root', rightPassword)).toMatchObject({ outcome: 'in' });
    expect((await sources.get(source)).signInTrouble).toBe(null);
    await clock.advance(10_000);
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => away));
    expect(await sources.get(source)).toMatchObject({
      signInTrouble: expect.stringContaining('it takes longer than 10 s'),
      signInFailed: new Date(clock.now()).toISOString(),
    });
    expect((await sources.get('branch')).signInTrouble).toBe(null);

    hanging.thaw();
    expect(await signsIn('user0')).toMatchObject({ outcome: 'in' });
    expect(await sources.get(source)).toMatchObject({ signInTrouble: null, signInFailed: null });
  });
});
