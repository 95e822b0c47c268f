import { expect, test } from 'vitest';
import type { Change } from '../../src/audit/change.ts';
import { claimHolder } from '../../src/directory/holders.ts';
import { grantsOf } from '../../src/directory/grants.ts';
import { groupsOf } from '../../src/directory/groups.ts';
import { HashingTurns } from '../../src/directory/passwords/hashing-turns.ts';
import { usersOf } from '../../src/directory/users.ts';
import { describeEngines } from '../store/engines.ts';
import { newGroup, newUser } from './kept-people.ts';

/** All pages of a list, of two each. */
async function pages<Item>(
  page: (wanted: {
    readonly after?: string;
    readonly limit: number;
  }) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): Promise<readonly (readonly Item[])[]> {
  const all: (readonly Item[])[] = [];
  let next: string | null | undefined;
  do {
    const { items, next: following } = await page({
      limit: 2,
      ...(typeof next === 'string' ? { after: next } : {}),
    });
    all.push(items);
    next = following;
  } while (next !== null);
  return all;
}

describeEngines('a search of the directory', (engine) => {
  test('finds people by how their names begin, page by page', async () => {
    const store = await engine.open(await engine.newDatabase());
    for (const name of ['Zoë', 'ada_x', 'adaxx', 'Ada', 'ADAM', 'bob']) await newUser(store, name);
    const users = usersOf(store, new HashingTurns());
    const named = async (filter?: string): Promise<unknown> => {
      const given = filter === undefined ? {} : { filter };
      const found = await pages(async (page) => users.list({ ...page, ...given }));
      return found.map((items) => items.map(({ name }) => name).join(' '));
    };
    expect((await users.list({})).items).toHaveLength(6);
    expect(await named('aDA')).toHaveLength(2);
    // What stands for any letter in SQL stands for itself.
    expect(await named('ada_')).toEqual(['ada_x']);
    expect(await named('%')).toEqual(['']);
    expect(await named('zoë')).toEqual(['Zoë']);
    expect(await named()).toHaveLength(3);
    for (const after of ['nonsense', Buffer.from('["\\u0000"]').toString('base64url')]) {
      await expect(users.list({ after })).rejects.toMatchObject({ code: 'request-invalid' });
    }
  });

  test('finds who is in a group, and who is through others', async () => {
    const store = await engine.open(await engine.newDatabase());
    const [ada, bob] = [await newUser(store, 'ada'), await newUser(store, 'bob')];
    const inner = await newGroup(store, 'inner', [ada, bob]);
    await newGroup(store, 'outer', [inner, bob]);
    const groups = groupsOf(store);
    expect((await groups.members('OUTER', {})).items).toEqual([
      { kind: 'user', id: bob.id, sid: bob.sid, name: 'bob', direct: true },
      { kind: 'group', id: inner.id, sid: inner.sid, name: 'inner', direct: true },
    ]);
    const all = await pages(async (page) => groups.members('outer', { ...page, all: true }));
    expect(all).toMatchObject([
      [
        { name: 'ada', direct: false },
        { name: 'bob', direct: true },
      ],
      [{ name: 'inner', direct: true }],
    ]);
  });

  test('finds who has which roles, and through which group', async () => {
    const store = await engine.open(await engine.newDatabase());
    const ada = await newUser(store, 'ada');
    const inner = await newGroup(store, 'inner', [ada]);
    const outer = await newGroup(store, 'outer', [inner]);
    const grants = grantsOf(store);
    const change: Change = async (mutation, input) => store.mutate(mutation, input);
    const claim = claimHolder('https://login.example.com', 'admins');
    await grants.grant(change, { role: 'Printers.Use', holder: outer.id });
    await grants.grant(change, { role: 'Reports.Read', holder: ada.id });
    await grants.grant(change, { role: 'Reports.Read', holder: inner.id });
    await grants.grant(change, { role: 'Site.Admin', holder: claim });
    const direct = [
      { role: 'Printers.Use', kind: 'group', holder: outer.id, name: 'outer', through: null },
      { role: 'Reports.Read', kind: 'user', holder: ada.id, name: 'ada', through: null },
      { role: 'Reports.Read', kind: 'group', holder: inner.id, name: 'inner', through: null },
      { role: 'Site.Admin', kind: 'claim', holder: claim, name: claim, through: null },
    ];
    expect((await grants.list({})).items).toEqual(direct);
    const all = await pages(async (page) => grants.list({ ...page, all: true }));
    expect(all.flat().map(({ role, name, through }) => [role, name, through])).toEqual([
      ['Printers.Use', 'ada', 'outer'],
      ['Printers.Use', 'inner', 'outer'],
      ['Printers.Use', 'outer', null],
      ['Reports.Read', 'ada', null],
      ['Reports.Read', 'ada', 'inner'],
      ['Reports.Read', 'inner', null],
      ['Site.Admin', claim, null],
    ]);
    const hers = await grants.list({ holder: ada.id, role: 'Reports.Read', all: true });
    expect(hers.items.map(({ through }) => through)).toEqual([null, 'inner']);
  });
});
