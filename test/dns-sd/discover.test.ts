import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { agentProgram } from '../agent-process.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { printerFolder } from '../printing/printer-folder.ts';
import { canHaveNetworks } from './can-have-networks.ts';
import { connectMachines, startMachine } from './machine.ts';

const script = fileURLToPath(new URL('discover.ts', import.meta.url));

describeWithPeers('dns-sd', 'a connector', () => {
  it.skipIf(!canHaveNetworks)(
    'finds the printers of its building, where a person has said so, and knows them again (needs root)',
    async () => {
      const [building, connector] = [await startMachine('office'), await startMachine('connector')];
      await connectMachines([building, '10.77.0.1'], [connector, '10.77.0.2']);
      await building.announces();
      const folder = await printerFolder();
      await mkdir(join(folder, 'spool'));
      await mkdir(join(folder, 'keys'));
      const startPrinter = async (): ReturnType<typeof building.start> => {
        const where = [
          '-p',
          '8631',
          '-d',
          join(folder, 'spool'),
          '-K',
          join(folder, 'keys'),
          '-vv',
        ];
        const about = ['-M', 'Acme', '-m', 'Jet 9', '-l', 'Ground floor', 'Hall “2”'];
        return await building.start('ippeveprinter', [...where, ...about], /printer-uuid=/);
      };
      const printer = await startPrinter();
      const agent = async (...words: string[]): Promise<string> => {
        const all = [agentProgram, ...words, '-Folder', join(folder, 'agent')];
        return await connector.run(process.execPath, ...all);
      };
      const discover = async (): Promise<unknown> =>
        JSON.parse(await connector.run(process.execPath, script, join(folder, 'agent')));
      const uri = 'ipps://office.local:8631/ipp/print';
      // By ipp and by ipps it is one.
      const seen = { uri, name: 'Hall “2”', model: 'Acme Jet 9', location: 'Ground floor' };
      const look = async (): Promise<unknown> => {
        const lines = await agent('find-connector-printer', '-Output', 'jsonl');
        return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
      };
      const announced = { ...seen, addresses: ['10.77.0.1'], uuid: expect.stringMatching(/^urn:/) };
      await expect
        .poll(look, { timeout: 15_000 })
        .toEqual([expect.objectContaining({ ...announced, isAdded: false })]);
      // To look adds nothing, and nobody has said that it may be reached.
      expect(await discover()).toEqual({ said: [], reached: [] });
      await agent('add-connector-printer', '-Discover');
      const fingerprint = expect.stringMatching(/^[\dA-F]{64}$/);
      const known = { uri, isFound: true, fingerprint };
      const told = { manufacturer: 'Acme', model: 'Jet 9', location: 'Ground floor' };
      expect(await discover()).toEqual({
        said: [
          `found "Hall “2”" at ${uri}`,
          expect.stringMatching(
            /^"Hall “2”" is trusted from now on by its certificate, [\dA-F]{64}$/,
          ),
        ],
        reached: [expect.objectContaining({ ...known, ...told, name: 'Hall “2”', state: 'idle' })],
      });
      // Somebody in its place is not reached, until a person says that it may be.
      await printer.end();
      await rm(join(folder, 'keys'), { recursive: true });
      await mkdir(join(folder, 'keys'));
      await startPrinter();
      const refused = { ...known, state: 'unreachable', stateReasons: ['other-certificate'] };
      expect(await discover()).toEqual({ said: [], reached: [expect.objectContaining(refused)] });
      await agent('remove-connector-printer', uri);
      expect(await discover()).toEqual({
        said: [expect.stringContaining('found'), expect.stringContaining('trusted')],
        reached: [expect.objectContaining({ ...known, state: 'idle' })],
      });
      // Beside a daemon it works as well.
      await connector.announces();
      expect(await look()).toEqual([expect.objectContaining({ ...announced, isAdded: true })]);
      await agent('remove-connector-printer', '-Discover');
      expect(await discover()).toEqual({ said: [], reached: [] });
    },
    60_000,
  );
});
