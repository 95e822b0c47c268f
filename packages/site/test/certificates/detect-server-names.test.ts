import { testClock } from '@hawser/core/clock';
import { expect, test } from 'vitest';
import {
  detectServerNames,
  type Machine,
  thisMachine,
} from '../../src/certificates/detect-server-names.ts';

const machine: Machine = {
  hostname: () => 'Printhost',
  addresses: () => ['192.0.2.7', '2001:db8::7'],
  fullName: async () => 'printhost.example.com',
};

test('a machine knows its name, its full name, and where it is reached', async () => {
  expect(await detectServerNames(machine)).toEqual({
    dnsNames: ['printhost', 'printhost.example.com', 'localhost'],
    ipAddresses: ['192.0.2.7', '2001:db8::7', '127.0.0.1', '::1'],
    detected: true,
  });
});

test.each([
  ['that is not its own', async () => 'dsl-7.isp.example'],
  ['that is itself', async () => 'printhost'],
  ['that nobody knows', async () => Promise.reject(new Error('ENOTFOUND'))],
])('a full name %s is left out', async (_, fullName) => {
  const { dnsNames } = await detectServerNames({ ...machine, fullName });
  expect(dnsNames).toEqual(['printhost', 'localhost']);
});

test('a full name that does not come is waited for a second', async () => {
  const clock = testClock();
  const silent = { ...machine, fullName: async () => new Promise<never>(() => {}) };
  const detecting = detectServerNames(silent, clock);
  await clock.advance(1000);
  expect((await detecting).dnsNames).toEqual(['printhost', 'localhost']);
});

test('a host name that no certificate can have is left out', async () => {
  const odd = { ...machine, hostname: () => 'Ada’s Mac', fullName: async () => undefined };
  expect((await detectServerNames(odd)).dnsNames).toEqual(['localhost']);
});

test('this very machine has names and addresses', async () => {
  // Not its full name, for which it would ask the network.
  const offline = { ...thisMachine, fullName: async () => undefined };
  const { dnsNames, ipAddresses } = await detectServerNames(offline);
  expect(dnsNames).toContain('localhost');
  expect(ipAddresses).toEqual(expect.arrayContaining(['127.0.0.1', '::1']));
  expect(await thisMachine.fullName('localhost')).toMatch(/^(?:ip6-)?localhost/);
});
