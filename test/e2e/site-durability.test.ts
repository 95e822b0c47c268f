import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { startSite, type TestSite, until, usedHome } from '../running-site.ts';

const write = '/admin/v1/site/checks/database';

interface Written {
  readonly at: number;
}

/** Has callers write again and again until the site is gone; gives when each answered write began. */
function load(site: TestSite, callers: number): { acknowledged: Written[]; over: Promise<void> } {
  const acknowledged: Written[] = [];
  const call = async (): Promise<void> => {
    for (;;) {
      const at = Date.now();
      const answer = await site.askAsAdmin(write, 'POST').catch(() => undefined);
      if (answer === undefined) return;
      expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('"passed"') });
      acknowledged.push({ at });
    }
  };
  const over = Promise.all(Array.from({ length: callers }, call)).then(() => undefined);
  return { acknowledged, over };
}

/** When the replica was last told of, as it stands on the disk of a site that does not run. */
function keptOnDisk({ folder }: TestSite): number {
  const database = new DatabaseSync(folder.database, { readOnly: true });
  try {
    const row = database.prepare('SELECT max(seen) AS seen FROM replica').get();
    return Number(row?.['seen']);
  } finally {
    database.close();
  }
}

it('what was acknowledged is there after kill -9 under load, and the next start goes on', async () => {
  let site = await startSite({ home: await usedHome() });
  for (let round = 0; round < 2; round += 1) {
    const { acknowledged, over } = load(site, 4);
    await until(() => acknowledged.length > 20);
    await site.kill();
    await over;
    const last = Math.max(...acknowledged.map(({ at }) => at));
    expect(keptOnDisk(site)).toBeGreaterThanOrEqual(last);
    site = await startSite({ home: site.home, at: site.running });
    expect((await site.ask('/readyz')).status).toBe(200);
    expect((await site.askAsAdmin(write, 'POST')).status).toBe(200);
  }
});
