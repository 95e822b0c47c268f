import { callSite } from '@hawser/core/api/call-site';
import type { Answered, Parts } from '@hawser/core/api/contract';
import {
  describeListedPrinter,
  getListedPrinter,
  listPlaces,
  previewListedPrinter,
  publishListedPrinter,
  replaceListedPrinter,
  searchPrinters,
  unpublishPrinter,
} from '@hawser/core/api/contracts/discovery';
import { listAuditRecords } from '@hawser/core/api/contracts/audit-records';
import { setPrinterState } from '@hawser/core/api/contracts/printers';
import { getServices } from '@hawser/core/api/contracts/health';
import { askSite } from '@hawser/core/api/site-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExternalIssuer, startExternalIssuer } from '../../external-issuer/external-issuer.ts';
import { startedSite } from '../../started-site.ts';
import { everywhereDevice } from '../print/conformance/everywhere-device.ts';
import { NowhereProxy } from '../print/conformance/nowhere-proxy.ts';
import { IppCaller } from '../print/ipp-caller.ts';

let directory: ExternalIssuer;
beforeAll(async () => {
  directory = await startExternalIssuer();
}, 60_000);
afterAll(async () => directory[Symbol.asyncDispose]());

type Query = Parts<typeof searchPrinters>['query'];

const signal = AbortSignal.timeout(120_000);
const [ada, staff] = ['S-1-5-21-1-2-3-1105', 'S-1-5-21-1-2-3-2000'];
const forStaff = `O:BAG:DUD:(A;;SWRC;;;${staff})`;

/** A site, its publisher, and Ada of the staff, who has no role there. */
async function newSite(flags: Readonly<Record<string, string>> = {}) {
  const { address, site } = await startedSite({
    directoryIssuers: directory.issuer,
    directoryTrustAnchorFile: directory.trustAnchorFile,
    ...flags,
  });
  const { url } = site.running;
  const claims = { sub: 'ada', name: 'Ada', aud: url, onprem_sid: ada, groups: [staff] };
  const headers = { authorization: `Bearer ${await directory.sign(claims)}` };
  const outside = { url, trustAnchor: address.trustAnchor };
  return {
    address,
    publish: async (
      body: Parts<typeof publishListedPrinter>['body'],
    ): Promise<Answered<typeof publishListedPrinter>> =>
      callSite(address, publishListedPrinter, { body }, { signal }),
    find: async (query: Query = {}) => callSite(address, searchPrinters, { query }, { signal }),
    names: async (query: Query = {}) =>
      (await callSite(address, searchPrinters, { query }, { signal })).items.map(
        ({ name }) => name,
      ),
    asAda: async (query: Query = {}) =>
      callSite(outside, searchPrinters, { query }, { signal, headers }),
    /** As Ada. */
    manage: async (printer: string, body: Parts<typeof setPrinterState>['body']) =>
      callSite(outside, setPrinterState, { params: { printer }, body }, { signal, headers }),
    raw: async (path: string, more: Readonly<Record<string, string>> = {}) =>
      askSite(outside, { path, signal, headers: { ...headers, ...more } }),
  };
}

const near = { latitude: 52.09, longitude: 5.12 };
const inBuilding = (building: string, at = near): string =>
  `country=NL;site=Utrecht;building=${building};floor=1;latitude=${at.latitude};longitude=${at.longitude}`;

test('who publishes a printer has those find it who may use it, by all that is said of it', async () => {
  const site = await newSite();
  const office = await site.publish({
    name: 'Office',
    manufacturer: 'Brandt',
    model: 'LaserPro 200',
    location: inBuilding('Dom'),
    sddl: forStaff,
  });
  expect(office).toMatchObject({ isNew: true, model: 'LaserPro 200', capabilities: [] });
  await site.publish({
    name: 'Vault',
    location: inBuilding('Dom', { latitude: 52.1, longitude: 5.12 }),
  });
  const found = await site.asAda();
  expect(found.items.map(({ name }) => name)).toEqual(['Office']);
  expect(found.items[0]).toMatchObject({
    url: expect.stringMatching(/^ipps:.*\/ecp\/printers\//),
    location: { attrs: expect.arrayContaining([{ category: 'building', vs: 'Dom', depth: 2 }]) },
  });
  expect(await site.names({ location: 'building=dom' })).toEqual(['Office', 'Vault']);
  expect(await site.names({ location: 'building=dom', text: 'laserp* utrecht' })).toEqual([]);
  expect(await site.names({ location: 'building=dom', text: 'utrecht LASERP*' })).toEqual([
    'Office',
  ]);
  expect(await site.names({ location: 'building=Other' })).toEqual([]);
  const nearest = await site.find({ near: '52.1,5.12' });
  expect(nearest.items.map(({ name, metres }) => [name, metres])).toEqual([
    ['Vault', 0],
    ['Office', 1112],
  ]);

  const places = async (within?: number) =>
    callSite(
      site.address,
      listPlaces,
      { query: within === undefined ? {} : { within } },
      { signal },
    );
  const [country] = (await places()).items;
  expect(country).toMatchObject({ category: 'country', value: 'NL', printers: 2, isMore: false });
  const [city] = (await places(country?.id)).items;
  expect(await site.names({ place: city?.id ?? 0 })).toEqual(['Office', 'Vault']);
});

test('what a device can do is found as soon as it says so', async () => {
  const site = await newSite();
  const office = await site.publish({ name: 'Office' });
  expect(await site.names({ duplex: true })).toEqual([]);
  const proxy = new NowhereProxy(
    new IppCaller(site.address, office),
    'urn:uuid:5f1c2a70-0000-4000-8000-000000000003',
  );
  await proxy.register(everywhereDevice);
  expect(await site.names({ duplex: true, media: 'iso_a4_210x297mm' })).toEqual(['Office']);
  expect(await site.names({ media: 'iso_a0_841x1189mm' })).toEqual([]);
  const [found] = (await site.find({})).items;
  expect(found?.model).not.toBeNull();
});

test('what is said of a printer is changed by who knows it, and gone with it', async () => {
  const site = await newSite();
  const { id, version } = await site.publish({ name: 'Office', manufacturer: 'Brandt' });
  const again = await site.publish({ name: 'Office', model: '200' });
  expect(again).toMatchObject({ id, isNew: false, manufacturer: 'Brandt', model: '200' });
  const change = { params: { printer: 'office' }, ifMatch: again.version };
  await expect(
    callSite(
      site.address,
      describeListedPrinter,
      { ...change, ifMatch: version, body: {} },
      { signal },
    ),
  ).rejects.toMatchObject({ code: 'condition-other-version' });
  const described = await callSite(
    site.address,
    describeListedPrinter,
    { ...change, body: { name: 'Hall', location: inBuilding('Dom') } },
    { signal },
  );
  expect(described).toMatchObject({ name: 'Hall', manufacturer: 'Brandt' });
  expect(await site.names({ text: 'office' })).toEqual([]);
  const params = { printer: id };
  const replaced = await callSite(
    site.address,
    replaceListedPrinter,
    { params, ifMatch: '*', body: { name: 'Hall' } },
    { signal },
  );
  expect(replaced).toMatchObject({ manufacturer: null, location: null });
  expect(await callSite(site.address, getListedPrinter, { params }, { signal })).toEqual(replaced);
  await callSite(site.address, unpublishPrinter, { params }, { signal });
  expect(await site.names()).toEqual([]);
});

test('who has an answer is told when it is still the same', async () => {
  const site = await newSite();
  await site.publish({ name: 'Office', sddl: forStaff });
  const { status, headers } = await site.raw('/mcs/printers');
  expect([status, headers['cache-control']]).toEqual([200, 'private, no-cache']);
  const known = { 'if-none-match': String(headers['etag']) };
  expect((await site.raw('/mcs/printers', known)).status).toBe(304);
  await site.publish({ name: 'Hall', sddl: forStaff });
  expect((await site.raw('/mcs/printers', known)).status).toBe(200);
});

const badQueries = {
  'text=%2B%2B': 'text has no letter or digit',
  'text=a+b+c+d+e+f+g+h+i': 'text has over 8 words',
  [`text=${'a'.repeat(201)}`]: '/text must',
  'media=a,,b': 'media has an empty name',
  'colour=false': 'colour can be asked for, and not that it is missing',
  'near=91,0': 'near has to be a latitude and a longitude in degrees',
  'near=1,2&text=la*': 'near goes with neither',
  'after=bm9uZQ': 'after is no place that a page before has given',
  'limit=0': '/limit must be >= 1',
  'place=0': '/place must be >= 1',
  'location=bulding%3DDom': 'the category \\"bulding\\", which there is not',
};

const badPrinters = [
  [{ name: 'OFFICE' }, 'publishes a printer "Office" already'],
  [{ name: 'Office/' }, 'it ends with a slash'],
  [{ name: 'Of\u200bfice' }, 'cannot be seen'],
  [{ name: 'Hall', location: 'bulding=Dom' }, 'the category "bulding"'],
  [{ name: 'Hall', sddl: 'D:(A;;QQ;;;WD)' }, 'QQ'],
] as const;

test('one page has the printers of the site’s limit, and never more', async () => {
  const site = await newSite({ printerLimit: '2' });
  for (const name of ['Attic', 'Cellar', 'Hall']) await site.publish({ name });
  for (const query of [{}, { limit: 500 }]) {
    const { items, next, count } = await site.find(query);
    expect([items.map(({ name }) => name), count]).toEqual([['Attic', 'Cellar'], 3]);
    expect(await site.names({ ...query, after: next ?? '' })).toEqual(['Hall']);
  }
  expect(await site.names({ limit: 1 })).toEqual(['Attic']);
});

test('anybody may ask what it can do, and where to get a token for it', async () => {
  const { address } = await newSite();
  const { services, signIn } = await callSite(address, getServices, {}, { signal });
  expect(signIn).toEqual({
    authority: expect.stringMatching(/^https:.*\/directory$/),
    clientId: 'hawser-cli',
    discoveryResource: signIn.authority.replace('/directory', ''),
    printResource: signIn.authority.replace('/directory', ''),
  });
  const { capabilities } = services.find(({ name }) => name === 'discovery') ?? {};
  expect(capabilities).toEqual(expect.arrayContaining(['publish', 'text', 'places', 'near']));
});

test('what cannot be looked for or published is refused, and it is told why', async () => {
  const site = await newSite();
  await site.publish({ name: 'Office' });
  for (const [query, reason] of Object.entries(badQueries)) {
    const { status, text } = await site.raw(`/mcs/printers?${query}`);
    expect([query, status, text]).toEqual([query, 400, expect.stringContaining(reason)]);
  }
  for (const [body, reason] of badPrinters) {
    await expect(site.publish(body)).rejects.toThrow(reason);
  }
});

test('to publish the same again changes nothing, and one can look first what it would change', async () => {
  const site = await newSite();
  const preview = async (
    body: Parts<typeof publishListedPrinter>['body'],
  ): Promise<Answered<typeof previewListedPrinter>> =>
    callSite(site.address, previewListedPrinter, { body }, { signal });
  const said = {
    name: 'Office',
    model: 'L200',
    location: 'country=NL',
    sddl: 'O:BAD:(A;;SWRC;;;DU)',
  };
  expect(await preview(said)).toEqual({ isNew: true, url: null, changes: [] });
  const [one, other] = await Promise.all([site.publish(said), site.publish(said)]);
  expect(one.isNew).not.toBe(other.isNew);
  expect(one).toMatchObject({ id: other.id, version: 1, changes: [] });
  const again = { ...said, location: '{"attrs":[{"category":"countryOrRegion","vs":"NL"}]}' };
  expect(await preview(again)).toEqual({ isNew: false, url: one.url, changes: [] });
  expect(await site.publish(again)).toMatchObject({ version: 1, isNew: false, changes: [] });
  const otherwise = { name: 'Office', model: 'L300', location: 'country=BE' };
  expect(await preview(otherwise)).toMatchObject({ isNew: false, changes: ['model', 'location'] });
  expect(await site.publish(otherwise)).toMatchObject({
    version: 2,
    isNew: false,
    changes: ['model', 'location'],
  });
  await expect(preview({ name: 'OFFICE' })).rejects.toThrow('publishes a printer "Office" already');
  await expect(preview({ name: 'Hall', location: 'planet=Earth' })).rejects.toThrow('planet');
});

test('whoever may manage a printer pauses and closes it, and nobody else hears of it', async () => {
  const site = await newSite();
  await site.publish({ name: 'Office', sddl: `O:BAG:BAD:(A;;LCSWRC;;;${ada})` });
  await site.publish({ name: 'Hall', sddl: forStaff });
  await site.publish({ name: 'Vault', sddl: 'O:BAG:BAD:(A;;SWRC;;;BA)' });
  const paused = await site.manage('office', { paused: true });
  expect(paused).toMatchObject({ paused: true, accepting: true, state: 'stopped' });
  expect((await site.manage('Office', { paused: true })).version).toBe(paused.version);
  const again = { paused: false, accepting: false };
  expect(await site.manage('Office', again)).toMatchObject({ ...again, state: 'stopped' });
  await expect(site.manage('Hall', { paused: true })).rejects.toMatchObject({ status: 403 });
  await expect(site.manage('Vault', { paused: true })).rejects.toMatchObject({ status: 404 });

  const query = { call: 'setPrinterState', result: 'done' } as const;
  const { items } = await callSite(site.address, listAuditRecords, { query }, { signal });
  expect(items[0]).toMatchObject({ actor: { name: 'Ada' }, after: { name: 'Office', ...again } });
});
