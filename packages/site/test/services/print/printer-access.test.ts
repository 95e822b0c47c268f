import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { setAccessRule } from '@hawser/core/api/contracts/access-rules';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { describeListedPrinter } from '@hawser/core/api/contracts/discovery';
import {
  explainPrinterAccess,
  getPrinter,
  listPrinters,
  publishPrinter,
} from '@hawser/core/api/contracts/printers';
import { createUser } from '@hawser/core/api/contracts/users';
import { groupsOf } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExternalIssuer, startExternalIssuer } from '../../external-issuer/external-issuer.ts';
import { startedSite } from '../../started-site.ts';
import { IppCaller } from './ipp-caller.ts';

let directory: ExternalIssuer;
beforeAll(async () => {
  directory = await startExternalIssuer();
}, 60_000);
afterAll(async () => directory[Symbol.asyncDispose]());

const domain = 'S-1-5-21-1004336348-1177238915-682003330';
const [ada, bob] = [`${domain}-1105`, `${domain}-1106`];
const [staff, clerks, keepers] = [`${domain}-2000`, `${domain}-2001`, `${domain}-2002`];
const signal = AbortSignal.timeout(120_000);

const described =
  `O:BAG:DUD:(D;;SW;;;${bob})(A;;SWRC;;;${staff})` +
  `(A;OIIO;0xf0030;;;${clerks})(A;;LCSWRC;;;${keepers})`;

/** A site whose people another directory signs in, and printers of it. */
async function newSite(...printers: readonly { readonly name: string; readonly sddl?: string }[]) {
  const { address, site } = await startedSite({
    directoryIssuers: directory.issuer,
    directoryTrustAnchorFile: directory.trustAnchorFile,
    requestsPerSecond: '9999',
  });
  const { url } = site.running;
  const published: Answered<typeof publishPrinter>[] = [];
  for (const body of printers) {
    published.push(await callSite(address, publishPrinter, { body }, { signal }));
  }
  const token = async (name: string, claims: object): Promise<string> =>
    directory.sign({ sub: name, name, aud: url, ...claims });
  const shown = { url, trustAnchor: address.trustAnchor };
  return {
    address,
    published,
    admin: published.map((printer) => new IppCaller(address, printer)),
    async person(name: string, sids: readonly string[], claims: object = {}) {
      const [onprem_sid, ...groups] = sids;
      const given = await token(name, { onprem_sid, groups, ...claims });
      return published.map((printer) => new IppCaller(shown, printer, given));
    },
    async atSystem(name: string, sids: readonly string[], claims: object = {}) {
      const given = await token(name, { groups: sids, ...claims });
      const at = { id: 'system', url: `ipps://${new URL(url).host}/ecp/system` };
      return new IppCaller(shown, at, given);
    },
  };
}

async function told(
  caller: IppCaller | undefined,
  name: OperationName,
  operation = {},
): Promise<string> {
  const sent = { operation, document: Buffer.from('%!PS') };
  const { status, message } = (await caller?.ask(name, sent)) ?? {};
  const [group] = message === undefined ? [] : groupsOf(message, 'operation');
  const said = group?.text('status-message');
  return said === undefined ? String(status) : `${status}: ${said}`;
}

const ok = 'successful-ok';

test('its security descriptor says who prints, manages documents and manages a printer', async () => {
  const site = await newSite({ name: 'Office', sddl: described });
  const [prints] = await site.person('Ada', [ada, staff]);
  expect(await told(prints, 'Get-Printer-Attributes')).toBe(ok);
  expect(await told(prints, 'Print-Job')).toBe(ok);
  expect(await told(prints, 'Get-Job-Attributes', { 'job-id': 1 })).toBe(ok);
  expect(await told(prints, 'Pause-Printer')).toBe(
    'client-error-forbidden: This is not for Ada: the security descriptor of the printer does not let them manage it.',
  );
  expect(await told(prints, 'Cancel-Jobs')).toContain('does not let them manage documents');

  // An entry before that for his group denies it.
  const [denied] = await site.person('Bob', [bob, staff], { roles: ['Printers.Use'] });
  for (const name of ['Print-Job', 'Validate-Job', 'Get-Printer-Attributes', 'Get-Jobs'] as const) {
    expect(await told(denied, name), name).toContain('client-error-forbidden');
  }

  const [clerk] = await site.person('Cyd', [`${domain}-1107`, clerks]);
  expect(await told(clerk, 'Print-Job')).toContain('does not let them print');
  expect(await told(clerk, 'Pause-Printer')).toContain('client-error-forbidden');
  expect(await told(clerk, 'Hold-Job', { 'job-id': 1 })).toBe(ok);
  expect(await told(clerk, 'Cancel-Job', { 'job-id': 1 })).toBe(ok);

  const [keeper] = await site.person('Dan', [`${domain}-1108`, keepers]);
  expect(await told(prints, 'Print-Job')).toBe(ok);
  expect(await told(keeper, 'Cancel-Job', { 'job-id': 2 })).toContain(
    'client-error-not-authorized',
  );
  expect(await told(keeper, 'Pause-Printer')).toBe(ok);
  expect(await told(keeper, 'Resume-Printer')).toBe(ok);
  expect(await told(keeper, 'Fetch-Job', { 'job-id': 2 })).toContain('client-error-forbidden');
  expect(await told(prints, 'Cancel-Job', { 'job-id': 2 })).toBe(ok);

  // Who publishes printers looks after them all, but prints only where he is let.
  expect(await told(site.admin[0], 'Pause-Printer')).toBe(ok);
  expect(await told(site.admin[0], 'Print-Job')).toContain('does not let them print');
});

test('without one the role says it, and it holds from the next request on', async () => {
  const site = await newSite({ name: 'Office' });
  const [byRole] = await site.person('Eve', [`${domain}-1109`], { roles: ['Printers.Use'] });
  const [bySid] = await site.person('Ada', [ada, staff]);
  const set = async (sddl: string | null): Promise<string | null> => {
    const params = { printer: 'Office' };
    const given = { params, body: { sddl }, ifMatch: '*' } as const;
    return (await callSite(site.address, describeListedPrinter, given, { signal })).sddl;
  };
  expect(await told(byRole, 'Print-Job')).toBe(ok);
  expect(await told(bySid, 'Print-Job')).toContain('it needs the role Printers.Use');

  expect(await set(` d:(a;;0x20008;;;${staff}) `)).toBe(`D:(A;;SWRC;;;${staff})`);
  expect(await told(byRole, 'Print-Job')).toContain('client-error-forbidden');
  expect(await told(bySid, 'Print-Job')).toBe(ok);

  // Everybody is whoever has signed in, and administrators are those of the site: nobody else says so.
  await set('O:BAD:(A;OICI;FA;;;BA)(A;;SWRC;;;SY)(A;;SWRC;;;CO)(A;;SWRC;;;PO)');
  const [claims] = await site.person('Mallory', ['S-1-5-32-544', 'S-1-5-18', 'S-1-3-0']);
  expect(await told(claims, 'Print-Job')).toContain('client-error-forbidden');
  expect(await told(site.admin[0], 'Print-Job')).toBe(ok);
  await set('O:BAD:(A;;SWRC;;;WD)');
  expect(await told(claims, 'Print-Job')).toBe(ok);

  expect(await set(null)).toBeNull();
  expect(await told(claims, 'Print-Job')).toContain('client-error-forbidden');
  expect(await told(byRole, 'Print-Job')).toBe(ok);
});

test('the printers that somebody may not use are not shown to them', async () => {
  const site = await newSite(
    { name: 'Everybody', sddl: 'D:(A;;SWRC;;;WD)' },
    { name: 'Staff', sddl: described },
    { name: 'Nobody', sddl: 'D:' },
    { name: 'Role' },
  );
  const named = async (caller: IppCaller): Promise<readonly (string | undefined)[]> => {
    const operation = { 'requested-attributes': 'printer-name' };
    const { message } = await caller.done('Get-Printers', { operation });
    return groupsOf(message, 'printer').map((printer) => printer.name('printer-name'));
  };
  expect(await named(await site.atSystem('Ada', [staff]))).toEqual(['Everybody', 'Staff']);
  const roles = ['Printers.Use'];
  expect(await named(await site.atSystem('Eve', [], { roles }))).toEqual(['Everybody', 'Role']);
  const all = ['Everybody', 'Staff', 'Nobody', 'Role'];
  const looksAfter = await site.atSystem('Fay', [], { roles: ['Printers.Publish'] });
  expect(await named(looksAfter)).toEqual(all);
});

test('what somebody may do is explained, entry by entry', async () => {
  const site = await newSite({ name: 'Office' }, { name: 'Role' });
  const body = { name: 'grace', password: 'seven-green-turtles' };
  const grace = await callSite(site.address, createUser, { body }, { signal });
  const sddl = `O:BAG:DUD:(D;;LC;;;${grace.sid})(A;;LCSWRC;;;DU)(A;OICI;FA;;;${ada})`;
  const params = { printer: 'Office' };
  const given = { params, body: { sddl }, ifMatch: '*' } as const;
  await callSite(site.address, describeListedPrinter, given, { signal });
  const explain = async (user: string, printer = 'Office') =>
    callSite(
      site.address,
      explainPrinterAccess,
      { params: { printer }, query: { user } },
      { signal },
    );

  const answer = await explain('grace');
  expect(answer).toMatchObject({
    printer: 'Office',
    user: 'grace',
    enabled: true,
    sids: expect.arrayContaining([grace.sid, 'S-1-1-0', 'S-1-5-11']),
    print: { granted: true, by: 'entry', entry: 2 },
    manageDocuments: { granted: false, by: 'none', entry: null },
    managePrinter: { granted: false, by: 'entry', entry: 1 },
  });
  expect(answer.entries.map(({ ace, isFor, decides }) => [ace, isFor, decides])).toEqual([
    [`(D;;LC;;;${grace.sid})`, true, ['managePrinter']],
    ['(A;;LCSWRC;;;DU)', true, ['print']],
    [`(A;OICI;FA;;;${ada})`, false, []],
  ]);
  expect(await explain(grace.sid)).toEqual(answer);
  expect(await explain(ada)).toMatchObject({
    user: ada,
    print: { granted: true, by: 'entry', entry: 3 },
    managePrinter: { granted: true, by: 'entry', entry: 3 },
  });

  const role = { role: 'Printers.Publish', holder: grace.id } as const;
  await callSite(site.address, grantRole, { body: role }, { signal });
  expect(await explain('grace')).toMatchObject({
    print: { granted: true, by: 'entry', entry: 2 },
    managePrinter: { granted: true, by: 'role', entry: null },
  });
  expect(await explain('grace', 'Role')).toMatchObject({
    sddl: null,
    print: { granted: false, by: 'none', entry: null },
    managePrinter: { granted: true, by: 'role', entry: null },
    entries: [],
  });
  await expect(explain('heidi')).rejects.toMatchObject({ status: 404 });
});

test('who prints by a security descriptor proves as much as others who print', async () => {
  const site = await newSite({ name: 'Office', sddl: described });
  const rule = { params: { kind: 'role', name: 'Printers.Use' } } as const;
  const body = { requireMultiFactor: true };
  await callSite(site.address, setAccessRule, { ...rule, body }, { signal });
  const [once] = await site.person('Ada', [ada, staff]);
  await expect(told(once, 'Print-Job')).rejects.toThrow('401');
  const [twice] = await site.person('Ada', [ada, staff], { amr: ['pwd', 'mfa'] });
  expect(await told(twice, 'Print-Job')).toBe(ok);
});

test('a security descriptor is refused with what is wrong, and shown as it is kept', async () => {
  const site = await newSite({ name: 'Office', sddl: 'O:BAG:DUD:(A;OICI;FA;;;WD)' });
  const params = { printer: 'office' };
  const { sddl: kept } = await callSite(site.address, getPrinter, { params }, { signal });
  // The group is of the site's own domain, where no other is known.
  expect(kept).toMatch(/^O:BAG:S-1-5-21(?:-\d+){3}-513D:\(A;OICI;FA;;;WD\)$/);
  const { items } = await callSite(site.address, listPrinters, { query: {} }, { signal });
  expect(items.map(({ sddl }) => sddl)).toEqual([kept]);

  const publish = async (sddl: string): Promise<unknown> =>
    callSite(site.address, publishPrinter, { body: { name: 'Other', sddl } }, { signal });
  await expect(publish('O:BAD:(A;;FZ;;;WD)')).rejects.toMatchObject({
    code: 'sddl-right',
    status: 400,
    message: expect.stringContaining('"FZ", at character 11'),
  });
  await expect(publish('O:BA')).rejects.toMatchObject({ code: 'sddl-no-list' });
  const entries = (count: number): string => `D:${'(A;;SWRC;;;WD)'.repeat(count)}`;
  await expect(publish(entries(10_000))).rejects.toMatchObject({ status: 400 });
  await publish(entries(4000));
});
