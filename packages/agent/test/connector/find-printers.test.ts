import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { systemClock } from '@hawser/core/clock';
import { expect, onTestFinished, test } from 'vitest';
import { findPrinters, givenFor } from '../../src/connector/printers/find-printers.ts';
import { givenPrinter } from '../../src/connector/printers/given-printer.ts';
import { unreachedPrinter } from '../../src/connector/printers/reached-printer.ts';

test('a connector dials nothing that it was not given, whatever the site says', () => {
  const printer = givenPrinter('ipp://10.0.0.7/ipp/print');
  const fingerprint = 'ab:'.repeat(32).slice(0, -1);
  const server = givenPrinter('ipps://cups.test/', fingerprint);
  const given = [printer, server];
  expect(givenFor('ipp://10.0.0.7/ipp/print', given)).toEqual(printer);
  // A queue is trusted as its server is.
  const queue = 'ipps://cups.test:631/printers/office';
  expect(givenFor(queue, given)).toEqual({ uri: queue, fingerprint: 'AB'.repeat(32) });
  for (const other of [
    'ipp://10.0.0.7/ipp/other',
    'ipp://10.0.0.7:80/ipp/print',
    'ipp://10.0.0.8/ipp/print',
    'ipp://cups.test/printers/office',
    'ipps://cups.test/admin/',
    'ipps://cups.test/printers/../admin',
    'ipps://cups.test@10.0.0.9/printers/office',
    'http://10.0.0.7/ipp/print',
    'file:///etc/passwd',
    '',
  ]) {
    expect(givenFor(other, given), other).toBeUndefined();
  }
  expect(() => givenPrinter('ipp://10.0.0.7/', fingerprint)).toThrow('no fingerprint');
});

test('a printer that answers garbage, or nothing, is unreachable and holds up no other', async () => {
  const garbage = await listening(createServer((socket) => socket.end('garbage\r\n\r\n')));
  const resets = await listening(createServer((socket) => socket.resetAndDestroy()));
  const given = [garbage, resets].map((port) => givenPrinter(`ipp://127.0.0.1:${port}/ipp/print`));
  const server = givenPrinter(`ipp://127.0.0.1:${garbage}/`);
  const known = unreachedPrinter({ uri: `ipp://127.0.0.1:${garbage}/printers/office` });
  const hall = { ...unreachedPrinter(given[1] ?? { uri: '' }), name: 'Hall', model: 'Jet 9' };
  const found = await findPrinters([...given, server], {
    clock: systemClock,
    signal: AbortSignal.timeout(20_000),
    before: [known, hall].map((each) => ({ ...each, state: 'idle' as const })),
  });
  expect(found.map(({ name, state }) => `${name} ${state}`)).toEqual([
    '127.0.0.1 unreachable',
    // What a printer is called, and what a server had, is still known while they are away.
    'Hall unreachable',
    'office unreachable',
  ]);
});

async function listening(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}
