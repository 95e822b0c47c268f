import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { describeListedPrinter, publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import { askSite, type SiteAnswer } from '@hawser/core/api/site-request';
import { expect, test } from 'vitest';
import { startedSite } from '../../started-site.ts';
import { describeEngines, type TestEngine } from '../../store/engines.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';

const signal = AbortSignal.timeout(60_000);
const odd = ['\0', '\ud800', '%', "'; drop table printer; --", '[1]'];

/** A site with some printers in a deep place, and one at each end of the earth. */
async function newSite(engine: TestEngine) {
  const { address } = await startedSite({ requestsPerSecond: '9999', ...(await placeOf(engine)) });
  const publish = async (name: string, location: string): Promise<unknown> =>
    callSite(address, publishListedPrinter, { body: { name, location } }, { signal });
  const deep = Array.from({ length: 20 }, (_, level) => `organization=Level ${level}`).join(';');
  await publish('Deep', `${deep};building=Dom`);
  await publish('North', 'latitude=90;longitude=0');
  await publish('East', 'latitude=0;longitude=179.9999');
  await publish('West', 'latitude=0;longitude=-179.9999');
  const get = async (path: string, query: string): Promise<SiteAnswer> =>
    askSite(address, { path: `/mcs/${path}?${query}`, signal });
  return {
    deep,
    get,
    names: async (query: string) => {
      const { text } = await get('printers', query);
      return (JSON.parse(text) as { items: { name: string }[] }).items.map(({ name }) => name);
    },
  };
}

async function placeOf(engine: TestEngine): Promise<Readonly<Record<string, string>>> {
  if (engine.name === 'sqlite') return {};
  const database = new URL(await engine.newDatabase());
  const folder = await temporaryFolder();
  const databasePasswordFile = join(folder, 'password');
  await writeFile(databasePasswordFile, database.password, { mode: 0o600 });
  database.password = '';
  return { database: database.href, databasePasswordFile };
}

const cursor = (place: unknown): string =>
  Buffer.from(typeof place === 'string' ? place : JSON.stringify(place)).toString('base64url');

/** All that is no more than a search for something that is not there, or is refused in words. */
function* oddQueries(deep: string): Generator<readonly [path: string, query: string]> {
  const many = Array.from({ length: 400 }, (_, n) => `iso_a4_${n}`).join(',');
  for (const text of odd) {
    for (const name of ['text', 'media', 'near', 'after']) {
      yield ['printers', new URLSearchParams({ [name]: text }).toString()];
    }
    yield ['printers', new URLSearchParams({ location: `building=${text}` }).toString()];
    yield ['printers', `after=${cursor([text, 1])}`];
    yield ['places', `after=${cursor(`p/0/${text}`)}`];
  }
  for (const place of [[], {}, null, [1], [1, 2, 3], [-1, 5], [1e99, 1], [1.5, 1], ['a', -1]]) {
    yield ['printers', `after=${cursor(place)}`];
  }
  yield ['printers', `after=${cursor(['x'.repeat(600), 1])}`];
  yield ['places', `within=2147483647&after=${cursor('p/0/')}`];
  yield ['printers', `text=${'a*'.repeat(100)}`];
  yield ['printers', `text=${'%F0%9F%96%A8'.repeat(100)}`];
  yield ['printers', `text=${'a%CC%81'.repeat(90)}*`];
  yield ['printers', `media=${many}`];
  yield ['printers', `location=${encodeURIComponent(`${deep};building=Dom`.repeat(20))}`];
  yield ['printers', `near=${'9'.repeat(60)},0`];
  for (const near of ['NaN,0', 'Infinity,0', '1e1,0', '0x1,0', ',', '90.0000001,0', '0,180.1']) {
    yield ['printers', `near=${near}`];
  }
  yield ['printers', 'text=a&text=b&text=c'];
  yield ['printers', 'limit=65536'];
}

describeEngines('discovery', (engine) => {
  test('answers whatever it is asked for, or says what is wrong, in no time', async () => {
    const site = await newSite(engine);
    const before = process.cpuUsage();
    for (const [path, query] of oddQueries(site.deep)) {
      const { status, text } = await site.get(path, query);
      expect([query, status, text]).toEqual([query, expect.toBeOneOf([200, 400, 414]), text]);
      // Where a list goes on may be said by anybody; all else is of nothing that is there.
      if (status === 200) expect(query.startsWith('after=') || !text.includes('"East"')).toBe(true);
      else expect(JSON.parse(text)).toMatchObject({ detail: expect.stringMatching(/\S/) });
    }
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000);
    expect(await site.names(`location=${encodeURIComponent(site.deep)}`)).toEqual(['Deep']);

    // The nearest at the poles and over the date line.
    for (const longitude of ['0', '180', '-77.5']) {
      expect((await site.names(`near=90,${longitude}`))[0]).toBe('North');
    }
    for (const from of ['0,180', '0.0001,-180']) {
      expect((await site.names(`near=${from}`)).slice(0, 2).toSorted()).toEqual(['East', 'West']);
    }
    expect(await site.names('near=-90,-0')).toHaveLength(3);
  });
});

/** What devices are told by mistake. */
const badAddresses = [
  ['/mcs/services/', 404, 'There is nothing at GET /mcs/services/.'],
  ['/mcs', 404, 'There is nothing at GET /mcs.'],
  ['/mcs//services', 404, 'There is nothing at GET /mcs//services.'],
  ['/MCS/services', 404, 'There is nothing at GET /MCS/services.'],
  ['/mcs/publish', 405, 'It takes POST there.'],
  ['/ecp/printers/office', 405, 'It takes POST there.'],
] as const;

test('names that somebody else has, and addresses that the site has not, are refused in words', async () => {
  const { address } = await startedSite();
  for (const name of ['Office', 'Hall']) {
    await callSite(address, publishListedPrinter, { body: { name } }, { signal });
  }
  const rename = async (name: string): Promise<unknown> =>
    callSite(
      address,
      describeListedPrinter,
      { params: { printer: 'hall' }, ifMatch: '*', body: { name } },
      { signal },
    );
  await expect(rename('oFFICE')).rejects.toMatchObject({ kind: 'conflict' });
  await expect(rename('Hall/')).rejects.toThrow('it ends with a slash');
  for (const [path, code, said] of badAddresses) {
    const { status, text } = await askSite(address, { path, signal });
    expect([status, text]).toEqual([code, expect.stringContaining(said)]);
  }
});
