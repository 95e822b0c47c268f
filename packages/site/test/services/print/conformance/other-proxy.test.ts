import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { groupsOf } from '@hawser/core/ipp/message';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../../../test/peers/describe-with-peers.ts';
import { temporaryFolder } from '../../../store/temporary-folder.ts';
import { tokenOfProgram } from '../printing-program.ts';
import { publishedPrinter } from '../published-printer.ts';
import { relayWithTurns } from './relay-with-turns.ts';

const guide = new URL('../../../../../../docs/guides/other-proxies.md', import.meta.url);

describeWithPeers('printing', 'a proxy of others', () => {
  it('prints a job as the guide for them shows it', async () => {
    const { site, id, printer } = await publishedPrinter();
    const token = await tokenOfProgram(site, 'proxy', 'Printers.Publish');
    const relay = await relayWithTurns(
      { ...site.address, url: site.site.running.url },
      { proof: { authorization: `Bearer ${token}` }, turn: async () => undefined },
    );
    const operation = { 'document-format': 'application/pdf', 'job-name': 'Letter' };
    await printer.done('Print-Job', { operation, document: Buffer.from('%PDF-1.4') });
    const [, course = ''] = /^```ipptool\n(.*?)^```$/ms.exec(await readFile(guide, 'utf8')) ?? [];
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'proxy.test'), course);
    const device = 'device=urn:uuid:5f1c2a70-0000-4000-8000-00000000000a';
    const uri = `ipp://127.0.0.1:${relay.port}/ecp/printers/${id}`;
    // It ends with 1 where a step fails, which is in what it prints.
    const printed = await new Promise<string>((resolve) => {
      const words = ['-t', '-d', device, uri, 'proxy.test'];
      execFile('ipptool', words, { cwd: folder }, (_, stdout) => resolve(stdout));
    });
    expect(printed.match(/\[[A-Z]+\]/g), printed).toEqual(Array(12).fill('[PASS]'));
    const { message } = await printer.done('Get-Job-Attributes', { operation: { 'job-id': 1 } });
    expect(groupsOf(message, 'job')[0]?.keywords('job-state-reasons')).toEqual([
      'job-completed-successfully',
    ]);
  });
});
