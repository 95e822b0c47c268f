import { join } from 'node:path';
import { testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import { expect, test } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { LazyProvider } from '../../../src/services/directory/lazy-provider.ts';
import { openDirectory } from '../../../src/services/directory/open-directory.ts';
import { readOrMakeSiteKey } from '../../../src/site-key/site-key.ts';
import { sqlite } from '../../store/engines.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { People } from './people-double.ts';

const day = 86_400_000;

test('keys change every three months, and all know the next one before; the address as it is told', async () => {
  const clock = testClock(Date.UTC(2026, 0, 1));
  const store = await sqlite.open(await sqlite.newDatabase(), clock);
  const siteKey = await readOrMakeSiteKey(join(await temporaryFolder(), 'site.key'));
  let url = 'https://site.example.com';
  const audit: Pick<Audit, 'refused'> = { refused: () => undefined };
  const options = {
    store,
    siteKey,
    clock,
    log: createLog({ component: 'directory', level: 'silent' }),
    url: () => url,
    signIns: new People(),
    audit: audit as Audit,
  };
  const { own } = openDirectory(options);
  const names = async (): Promise<readonly unknown[]> =>
    (await own.keys()).map((key) => ('kid' in key ? key.kid : undefined));
  const first = await names();
  expect(first).toHaveLength(2);
  expect(JSON.stringify(await own.keys())).not.toContain('"d"');
  // Another replica has the same.
  expect((await openDirectory(options).own.keys()).length).toBe(2);
  expect(await names()).toEqual(first);
  await clock.advance(90 * day);
  const second = await names();
  // That of before is published as long as anything it has signed could hold.
  expect(second).toEqual([first[1], expect.any(String), first[0]]);

  const lazy = new LazyProvider(options);
  const provider = await lazy.get();
  expect(provider.issuer).toBe('https://site.example.com/directory');
  expect(await lazy.get()).toBe(provider);
  url = 'https://hawser.example.com';
  expect((await lazy.get()).issuer).toBe('https://hawser.example.com/directory');
  await clock.advance(90 * day);
  const later = await lazy.get();
  expect((await names())[0]).toBe(second[1]);
  expect(later).not.toBe(provider);
});
