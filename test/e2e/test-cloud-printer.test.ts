import { callSite } from '@hawser/core/api/call-site';
import { publishPrinter } from '@hawser/core/api/contracts/printers';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, it } from 'vitest';
import { everywhereDevice } from '../../packages/site/test/services/print/conformance/everywhere-device.ts';
import { NowhereProxy } from '../../packages/site/test/services/print/conformance/nowhere-proxy.ts';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { Machine } from '../journeys/machine.ts';
import { adminOf, startSite, type TestSite, until, usedHome } from '../running-site.ts';

async function newSite(): Promise<{ site: TestSite; local: Machine }> {
  const site = await startSite({ home: await usedHome(), words: ['-RequestsPerSecond', '9999'] });
  return { site, local: Machine.ofSite(site) };
}

/** A printer as an administrator speaks IPP with it, and the proxy of a device that is not there yet. */
async function published(site: TestSite, name: string, sddl?: string) {
  const admin = await adminOf(site.home, site.running);
  const body = { name, ...(sddl === undefined ? {} : { sddl }) };
  const signal = AbortSignal.timeout(15_000);
  const printer = await callSite(admin, publishPrinter, { body }, { signal });
  const ipp = new IppCaller(admin, printer);
  return { ipp, id: printer.id, proxy: new NowhereProxy(ipp, `urn:uuid:${printer.id}`) };
}

/** What the command finds: how each thing is, and what it says of the first that is not well. */
async function walked(machine: Machine, ...words: readonly string[]) {
  const { code, stdout, stderr } = await machine.run('test-cloud-printer', ...words, '-o', 'json');
  if (stdout === '') throw new Error(stderr);
  const { value: rows } = JSON.parse(stdout) as { value: Record<string, string | null>[] };
  const trouble = rows.find(({ result }) => result === 'failed' || result === 'warning');
  return { code, stderr, rows, trouble, results: rows.map(({ check, result }) => [check, result]) };
}

/** What of it stands for the whole. */
const at = (step: string, check: string, detail: string) => ({
  step,
  check,
  detail: expect.stringContaining(detail),
});

it('an administrator sees that all is well down to the paper, or that nobody fetches a page', async () => {
  const { site, local } = await newSite();
  const { proxy, ipp } = await published(site, 'Office');
  await proxy.register(everywhereDevice);
  const waited = await walked(local, 'Office', '-PrintTestPage', '-WaitSec', '1');
  expect(waited).toMatchObject({
    code: 6,
    trouble: at('TestPage', 'Page', 'is pending, job-fetchable'),
  });
  const { message: open } = await ipp.done('Get-Jobs');
  expect(groupsOf(open, 'job')).toEqual([]);

  const command = walked(local, 'office', '-PrintTestPage');
  let isOver = false;
  void command.finally(() => (isOver = true));
  await until(async () => {
    await proxy.turn();
    const { message } = await ipp.done('Get-Jobs', { operation: { 'which-jobs': 'completed' } });
    return isOver || groupsOf(message, 'job').length > 1;
  });
  const { code, rows, results } = await command;
  expect(results).toEqual([
    ...['Name', 'Port', 'TLS', 'Clock', 'Services', 'Address', 'SignIn', 'Roles'].map(isOk),
    ...['Listed', 'IPP', 'Access', 'Device', 'Jobs', 'Capabilities'].map(isOk),
    ...['Asked', 'Open', 'State'].map(isOk),
    ['Page', 'ok'],
  ]);
  expect(rows.at(-1)).toMatchObject(at('TestPage', 'Page', 'job 2 was printed in'));
  expect(code).toBe(0);
});

const isOk = (check: string) => [check, 'ok'];

it('the first thing that is wrong is told, with what to do, and nothing beyond it is reached', async () => {
  const { site, local } = await newSite();
  const { proxy, ipp, id } = await published(site, 'Office');
  const nowhere = await walked(local, 'Offices');
  expect(nowhere).toMatchObject({
    code: 3,
    trouble: { hint: expect.stringContaining('or publish it. Some that they may use: Office.') },
  });
  expect(nowhere.stderr).toContain('No printer "Offices" is published');

  const alone = await walked(local, id, '-PrintTestPage');
  expect(alone).toMatchObject({
    code: 6,
    trouble: {
      ...at('Connector', 'Device', 'No device has registered for Office'),
      hint: expect.stringContaining('hawser set-cloud-printer Office -Connector'),
    },
  });
  const beyond = alone.rows.slice(alone.rows.findIndex(({ result }) => result === 'failed') + 1);
  expect(beyond.map(({ check, result }) => [check, result])).toEqual(
    ['Jobs', 'Capabilities', 'Asked', 'Open', 'State', 'Page'].map((check) => [
      check,
      'not-reached',
    ]),
  );

  await proxy.register({ 'printer-state': 3, 'printer-state-reasons': 'none' });
  const bare = await walked(local, 'Office');
  expect(bare).toMatchObject({
    code: 0,
    trouble: at('Connector', 'Capabilities', 'media-supported, sides-supported'),
  });

  await proxy.register({
    ...everywhereDevice,
    'printer-state': 5,
    'printer-state-reasons': ['media-empty-error', 'cover-open'],
  });
  expect(await walked(local, 'Office')).toMatchObject({
    code: 1,
    trouble: at('Printer', 'State', 'stopped: it is out of paper, a cover is open'),
  });
  await ipp.done('Disable-Printer');
  expect(await walked(local, 'Office')).toMatchObject({
    code: 1,
    trouble: at('Printer', 'Open', 'takes no jobs'),
  });
});

it('who has a token is told what that lets them do', async () => {
  const { site, local } = await newSite();
  const { trustAnchor } = await adminOf(site.home, site.running);
  const [made] = await local.shown('new-site-client', 'clerk');
  const machine = await Machine.reaching(site.running.url, trustAnchor);
  const proof = String(made?.['secret']);
  const id = String(made?.['id']);
  await machine.signInProgram({ id, proof, parameter: '-ClientSecretEnv' });

  await published(site, 'Vault', 'O:BAG:DUD:(A;;SWRC;;;S-1-5-21-1-2-3-1105)');
  const hidden = await walked(machine, 'Vault');
  expect(hidden).toMatchObject({
    code: 3,
    trouble: at('PrintService', 'Listed', 'No printer "Vault" is published that clerk may use'),
  });
  expect(hidden.rows.find(({ check }) => check === 'Roles')).toMatchObject({ result: 'ok' });

  await local.done('grant-site-role', 'Printers.Use', 'clerk');
  const { proxy } = await published(site, 'Office');
  await proxy.register(everywhereDevice);
  expect(await walked(machine, 'Office')).toMatchObject({ code: 0, trouble: undefined });

  // Everybody may manage what others print there, and nobody prints.
  const { proxy: other } = await published(site, 'Silent', 'O:BAG:DUD:(A;OIIO;GA;;;WD)');
  await other.register(everywhereDevice);
  expect(await walked(machine, 'Silent')).toMatchObject({
    code: 4,
    trouble: at('PrintService', 'Access', 'does not let them print'),
  });

  await local.done('remove-site-client', 'clerk', '-Force');
  expect(await walked(machine, 'Office')).toMatchObject({
    code: 4,
    trouble: { step: 'Token', check: 'SignIn' },
  });
});
