import { DatabaseSync } from 'node:sqlite';
import { callSite } from '@hawser/core/api/call-site';
import { publishListedPrinter, searchPrinters } from '@hawser/core/api/contracts/discovery';
import { createGroup } from '@hawser/core/api/contracts/groups';
import { explainPrinterAccess } from '@hawser/core/api/contracts/printers';
import { createUser } from '@hawser/core/api/contracts/users';
import { siteFolder } from '@hawser/core/site/site-folder';
import { expect, test } from 'vitest';
import { startedSite, type StartedSite } from '../../started-site.ts';

const signal = AbortSignal.timeout(60_000);

async function publish({ address }: StartedSite, name: string, sddl: string): Promise<unknown> {
  return await callSite(address, publishListedPrinter, { body: { name, sddl } }, { signal });
}

async function explained({ address }: StartedSite, printer: string, user: string) {
  const given = { params: { printer }, query: { user } };
  return await callSite(address, explainPrinterAccess, given, { signal });
}

test('groups that are in each other, as a directory may have them, let in who is in one of them', async () => {
  const site = await startedSite();
  const body = { name: 'ada', password: 'seven-green-turtles' };
  const ada = await callSite(site.address, createUser, { body }, { signal });
  const [one, two, three] = await Promise.all(
    ['one', 'two', 'three'].map(async (name) =>
      callSite(site.address, createGroup, { body: { name } }, { signal }),
    ),
  );
  // The site itself refuses such; of a directory on the premises it takes what that has.
  using database = new DatabaseSync(siteFolder(site.root).database, { timeout: 10_000 });
  const insert = database.prepare(
    'insert into directory_member (group_id, member_id) values (?, ?)',
  );
  for (const [group, member] of [
    [one, ada],
    [two, one],
    [three, two],
    [one, three],
    [two, two],
  ]) {
    insert.run(group?.id ?? '', member?.id ?? '');
  }
  await publish(site, 'Office', `O:BAG:DUD:(A;;SWRC;;;${three?.sid})`);
  const { print, sids } = await explained(site, 'Office', 'ada');
  expect(print).toMatchObject({ granted: true, by: 'entry', entry: 1 });
  expect(sids).toEqual(expect.arrayContaining([one, two, three].map((group) => group?.sid)));
});

test('descriptors as long as they may be are judged in no time, and longer ones refused', async () => {
  const site = await startedSite();
  const entries = (count: number, last: string): string =>
    `O:BAG:DUD:${'(D;;SW;;;BG)'.repeat(count)}${last}`;
  const sid = 'S-1-5-21-1-2-3-1105';
  const before = process.cpuUsage();
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    await publish(
      site,
      name,
      entries(4000, `(A;;SW;;;${sid})(A;;SW;;;S-1-5-21-1-2-${name.length})`),
    );
  }
  const { print, entries: told } = await explained(site, 'Four', sid);
  expect([print, told.length]).toEqual([{ granted: true, by: 'entry', entry: 4001 }, 4002]);
  await callSite(site.address, searchPrinters, { query: {} }, { signal });
  expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
  await expect(publish(site, 'Five', entries(10_000, ''))).rejects.toThrow('65536');
});
