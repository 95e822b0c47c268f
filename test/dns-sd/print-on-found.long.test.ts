import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { agentProgram } from '../agent-process.ts';
import { hawserProgram, temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { loadPaper } from '../printing/paper.ts';
import { printerFolder } from '../printing/printer-folder.ts';
import { canHaveNetworks } from './can-have-networks.ts';
import { connectMachines, startMachine } from './machine.ts';

describeWithPeers('dns-sd', 'a connector that is to discover', () => {
  it.skipIf(!canHaveNetworks)(
    'prints for its site on what announces itself in the building (needs root)',
    async () => {
      const [building, connector] = [await startMachine('office'), await startMachine('connector')];
      await connectMachines([building, '10.77.0.1'], [connector, '10.77.0.2']);
      await building.announces();
      const folder = await printerFolder();
      for (const name of ['spool', 'keys']) await mkdir(join(folder, name));
      const paper = await loadPaper(folder, join(folder, 'print'));
      const places = ['-d', join(folder, 'spool'), '-K', join(folder, 'keys')];
      const formats = ['-f', 'application/pdf', '-c', paper.program];
      const words = ['-p', '8631', ...places, ...formats, '-vv', 'Hall'];
      await building.start('ippeveprinter', words, /printer-uuid=/);

      // All of Hawser is on one machine, which has no other network than the cable to the printer.
      const home = await temporaryFolder();
      const inHome = [`HAWSER_HOME=${home}`, process.execPath];
      const run = async (program: string, ...line: string[]): Promise<string> =>
        await connector.run('env', '--chdir', home, ...inHome, program, ...line);
      const hawser = async (...line: string[]): Promise<string> =>
        await run(hawserProgram, ...line);
      const start = [hawserProgram, 'start-site', '-Listen', '127.0.0.1:0'];
      await connector.start('env', [...inHome, ...start], /the site is ready/);
      await hawser('new-registration-token', 'connector', '-TokenPath', 'connector.token');
      const register = ['register-agent', 'connector', '-TokenFile', 'connector.token'];
      await run(agentProgram, ...register, '-Name', 'basement');
      await run(agentProgram, 'add-connector-printer', '-Discover');
      const agent = await connector.start(
        'env',
        [...inHome, agentProgram, 'start-agent'],
        /found "Hall" at ipps:/,
      );
      const found = await hawser('get-available-printer', 'basement', '-Wait', '-Output', 'jsonl');
      expect(JSON.parse(found)).toMatchObject({
        name: 'Hall',
        uri: 'ipps://office.local:8631/ipp/print',
        state: 'idle',
      });
      await hawser('publish-cloud-printer', 'Hall', '-Connector', 'basement');
      await agent.says(/serves "Hall" on ipps:/);
      await hawser('test-cloud-printer', 'Hall', '-PrintTestPage');
      const [page] = await paper.printedTimes(1);
      expect(page?.toString('latin1', 0, 5)).toBe('%PDF-');
    },
    120_000,
  );
});
