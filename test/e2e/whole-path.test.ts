import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { callSite } from '@hawser/core/api/call-site';
import { endUserSignIns } from '@hawser/core/api/contracts/user-proofs';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFailed, vi } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { endWith } from '../printing/at-end.ts';
import { listeningPorts } from '../printing/listening-ports.ts';
import { printerFolder } from '../printing/printer-folder.ts';
import { until } from '../running-site.ts';
import { endTokens, keptTokens, spoilTokens } from '../sign-in/kept-tokens.ts';
import { canCloseNetwork } from './building/building-network.ts';
import { hashOf, newDocument } from './building/device.ts';
import { asOtherUser, canBeOthers } from './building/other-user.ts';
import { neighbourReaches, siteReaches } from './building/reaches.ts';
import { WholePath } from './building/whole-path.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const cancelJob = `{
  OPERATION Cancel-Job
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR integer job-id $job
  ATTR name requesting-user-name $user
  STATUS successful-ok
}
`;

describeWithPeers('printing', 'from lp at a device to a printer of a building', () => {
  const started = new AsyncDisposableStack();
  let path: WholePath;

  beforeAll(async () => {
    endWith(started);
    path = await WholePath.open();
    await path.device.addQueues('Office');
  });
  beforeEach(() => onTestFailed(async () => console.error(await path.standing())));
  afterAll(async () => started.disposeAsync());

  it('what is printed is what comes out, byte for byte', async () => {
    const { building, device } = path;
    const document = newDocument();
    await device.print('Office', document);
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([document]);
  });

  it.runIf(canCloseNetwork)('and nobody can dial into the building', async () => {
    const { printer, network, connector } = path.building;
    const ports = await listeningPorts(printer.pid);
    expect(ports).toEqual([printer.port]);
    expect(await listeningPorts(connector.child.pid ?? 0)).toEqual(ports);
    await neighbourReaches(network, printer.port);
    expect(await siteReaches(network, printer.port)).toBe(false);
  });

  it('a printer without paper says so to who prints, and prints when it is filled', async () => {
    const { building, device } = path;
    const document = await path.printWithoutPaper('Hurried');
    await until(async () =>
      (await device.reasons()).some((reason) => reason.startsWith('media-empty')),
    );
    expect(await building.takePaper()).toEqual([]);
    await building.tray.fill();
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([document]);
  });

  it('a connector that is killed in the middle goes on where it was', async () => {
    const { building, device } = path;
    const first = await path.printWithoutPaper('Hurried');
    await building.connector.end('SIGKILL');
    const second = newDocument();
    await device.print('Hurried', second);
    building.startConnector();
    await building.tray.fill();
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([first, second]);
  });

  it('so does a site, and what is printed meanwhile waits at the device', async () => {
    const { building, device } = path;
    const first = await path.printWithoutPaper('Hurried');
    await path.killSite();
    const second = newDocument();
    await device.print('Hurried', second);
    await building.tray.fill();
    await path.startSite();
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([first, second]);
  });

  it('so does an agent, also with a token that the site takes no more', async () => {
    const { building, device } = path;
    const document = await path.printWithoutPaper('Office');
    await device.running.end('SIGKILL');
    await spoilTokens(device.home, '@device');
    device.startAgent();
    await building.tray.fill();
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([document]);
  });

  it('a token that ends in the middle is renewed', async () => {
    const { building, device } = path;
    await device.running.end();
    await endTokens(device.home, '@device', 32_000);
    const { access } = await keptTokens(device.home, '@device');
    device.startAgent();
    const document = await path.printWithoutPaper('Hurried');
    await until(async () => (await keptTokens(device.home, '@device'))['access'] !== access);
    await building.tray.fill();
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([document]);
  });

  it('without a sign-in a job waits and says for what', async () => {
    const { admin, building, device } = path;
    const signal = AbortSignal.timeout(15_000);
    await callSite(admin, endUserSignIns, { params: { user: device.ada } }, { signal });
    const document = newDocument();
    await device.print('Office', document);
    await until(async () => (await device.shown('-l', '-o')).includes('connect-agent-user'));
    expect(await building.takePaper()).toEqual([]);
    await device.signIn();
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([document]);
  });

  it.runIf(canBeOthers)('nobody else on the device sees, cancels or prints anything', async () => {
    const { building, device } = path;
    const document = await path.printWithoutPaper('Hurried');
    const folder = await printerFolder();
    const [cancel, letter] = [join(folder, 'cancel.test'), join(folder, 'letter.pdf')];
    await writeFile(cancel, cancelJob);
    await writeFile(letter, newDocument());
    const [job] = await device.waitingJobs();
    for (const test of ['get-printer-attributes.test', 'get-jobs.test', 'print-job.test', cancel]) {
      const words = ['-tv', '-d', `job=${job}`, '-f', '/etc/hostname', device.uri, test];
      expect(await asOtherUser(['ipptool', ...words])).toContain('client-error-forbidden');
    }
    // Who lets others into his home lets nobody into what he prints.
    await chmod(device.home, 0o755);
    const found = await asOtherUser(['find', join(device.home, 'data'), '-readable']);
    expect(found).toMatch(/^find: .*Permission denied\n$/);
    const CUPS_SERVER = `127.0.0.1:${device.cups.port}`;
    await asOtherUser(['lp', '-d', 'Office', letter], { CUPS_SERVER });
    await building.tray.fill();
    await until(async () => (await device.shown('-l', '-o')).includes('held-for-authentication'));
    await device.cups.run('cancel', '-a', 'Office');
    await device.hasPrinted();
    expect(await building.takePaper()).toEqual([document]);
  });

  it('of many that are printed at once each comes out once', async () => {
    const { building, device } = path;
    const documents = Array.from({ length: 40 }, () => newDocument(20_000));
    await device.print('Hurried', ...documents);
    await building.hasPrinted(documents.length);
    await device.hasPrinted();
    const printed = await building.takePaper();
    expect(printed.map(hashOf).toSorted()).toEqual(documents.map(hashOf).toSorted());
  });
});
