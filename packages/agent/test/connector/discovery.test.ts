import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { connectorFolder } from '../../src/connector/connector-folder.ts';
import { Discovery } from '../../src/connector/printers/discovery.ts';
import { changeFound, foundPrinters } from '../../src/connector/printers/found-printers.ts';
import { setDiscover } from '../../src/connector/printers/kept-printers.ts';
import type { AnnouncedPrinter } from '../../src/dns-sd/browse.ts';
import { agentFolder } from '../../src/registration/agent-folder.ts';

const uuid = '5fd6a3b2-3f7e-4c0b-9a53-0a5c1f1a7b21';
const { signal } = new AbortController();

test('a known printer that is somewhere else, or says so, is told of', async () => {
  const root = await mkdtemp(join(tmpdir(), 'hawser-discovery-'));
  onTestFinished(async () => rm(root, { recursive: true }));
  const folder = connectorFolder(agentFolder(root));
  const clock = testClock();
  const day = Math.floor(clock.now() / 86_400_000);
  const at = (host: string): string => `ipps://${host}.local:631/ipp/print`;
  await setDiscover(folder, true);
  const fingerprint = 'A'.repeat(64);
  const known = { uri: at('hall'), isFound: true as const, identity: uuid, name: 'Hall', day };
  await changeFound(folder, () => [{ ...known, fingerprint }]);
  const said: string[] = [];
  let host = 'hall';
  let addresses = ['10.1.0.7'];
  const browse = async (): Promise<readonly AnnouncedPrinter[]> => [
    {
      name: 'Hall\u001b[2J',
      type: '_ipps._tcp',
      host: `${host}.local`,
      addresses,
      port: 631,
      path: 'ipp/print',
      uuid,
      txt: new Map(),
    },
  ];
  const discovery = new Discovery({ folder, clock, say: (line) => said.push(line), browse });
  const look = async (): Promise<readonly string[]> => {
    said.length = 0;
    await discovery.look(false, signal);
    await clock.advance(300_000);
    return [...said];
  };
  const name = String.raw`"Hall\x1b[2J"`;
  expect(await look()).toEqual([]);
  addresses = ['10.1.0.66'];
  expect(await look()).toEqual([`${name} has other addresses now: 10.1.0.66; they were 10.1.0.7`]);
  host = 'mallory';
  expect(await look()).toEqual([
    `${name} announces itself at ${at('mallory')} now, and was at ${at('hall')}`,
  ]);
  // Wherever it is, it is trusted by its own certificate and by no other.
  expect(await foundPrinters(folder)).toMatchObject([{ uri: at('mallory'), fingerprint }]);
  expect(await look()).toEqual([]);
});
