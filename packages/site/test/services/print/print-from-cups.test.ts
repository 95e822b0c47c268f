import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, test, vi } from 'vitest';
import { describeWithPeers } from '../../../../../test/peers/describe-with-peers.ts';
import { type Cupsd, startCupsd } from '../../../../../test/printing/cupsd.ts';
import { printerFolder } from '../../../../../test/printing/printer-folder.ts';
import { everywhereDevice } from './conformance/everywhere-device.ts';
import { basic, relayWithTurns } from './conformance/relay-with-turns.ts';
import { personWhoPrints } from './person-who-prints.ts';
import { publishedPrinter } from './published-printer.ts';
import { TestProxy } from './test-proxy.ts';

const page = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** Waits until a program of CUPS prints it: by itself CUPS says to nobody when it is so far. */
async function shows(cupsd: Cupsd, line: string, what: string): Promise<void> {
  const [program = '', ...words] = line.split(' ');
  await vi.waitFor(async () => expect(await cupsd.run(program, ...words)).toContain(what), {
    timeout: 15_000,
    interval: 50,
  });
}

describeWithPeers('printing', 'CUPS', () => {
  test('prints at a site whose authority it trusts, and at no other', async () => {
    const { site, id, printer } = await publishedPrinter({}, { printSignIn: 'password' });
    const { name, password } = await personWhoPrints(site, 'Printers.Use');
    const proxy = new TestProxy(printer);
    await proxy.begin(everywhereDevice);
    await proxy.hear();
    const cupsd = await startCupsd({ queues: [] });
    const path = `/ecp/printers/${id}`;
    // CUPS 2.4 shows no password to the printer that it asks what it can do.
    const { url } = site.site.running;
    const relay = await relayWithTurns(
      { ...site.address, url },
      { proof: basic(name, password), turn: async () => undefined },
    );
    await cupsd.addQueue('office', `ipp://127.0.0.1:${relay.port}${path}`);
    await shows(cupsd, 'lpoptions -p office -l', 'DuplexNoTumble');
    const place = `localhost:${new URL(url).port}${path}`;
    const uri = `ipps://${name}:${password}@${place}`;
    await cupsd.run('lpadmin', '-p', 'office', '-v', uri);
    expect(await cupsd.run('lpstat', '-v')).toBe(`device for office: ipps://${place}\n`);
    const file = join(await printerFolder(), 'page.pdf');
    await writeFile(file, page);

    await cupsd.trust(cupsd.trustAnchor);
    const wanted = ['-o', 'sides=two-sided-long-edge', '-t', 'Letter'];
    await cupsd.print('office', file, ...wanted);
    await shows(cupsd, 'lpstat -l -p office', 'cups-pki-invalid');
    expect(await proxy.fetchable()).toEqual([]);

    await cupsd.trust(site.address.trustAnchor);
    await cupsd.run('cupsenable', 'office');
    // A queue that knows nothing of the printer hands on what it is given.
    await cupsd.run('lpadmin', '-p', 'plain', '-E', '-v', uri);
    for (const [job, queue] of ['office', 'plain'].entries()) {
      const number = job + 1;
      if (queue === 'plain') await cupsd.print(queue, file, ...wanted);
      const heard: string[] = [];
      while (!heard.includes(`job-fetchable ${number} 3`)) heard.push(...(await proxy.hear()));
      const { message } = await proxy.done('Fetch-Job', { 'job-id': number });
      const [shown] = groupsOf(message, 'job');
      expect(shown?.name('job-name')).toBe('Letter');
      expect(shown?.keyword('sides')).toBe('two-sided-long-edge');
      expect(await proxy.take(number)).toEqual([page]);
      await proxy.said(number, 'processing');
      expect(await cupsd.run('lpstat', '-W', 'completed')).not.toContain(queue);
      await proxy.said(number, 'completed');
      await shows(cupsd, 'lpstat -W completed', `${queue}-${number}`);
    }
    expect(await cupsd.run('lpstat', '-W', 'not-completed')).toBe('');
    await cupsd.print('plain', file);
    const seen: string[] = [];
    while (!seen.includes('job-fetchable 3 3')) seen.push(...(await proxy.hear()));
    await cupsd.run('cancel', 'plain-3');
    while (!seen.includes('job-state-changed 3 7')) seen.push(...(await proxy.hear()));
  }, 60_000);
});
