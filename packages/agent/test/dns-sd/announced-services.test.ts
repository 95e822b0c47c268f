import { expect, test } from 'vitest';
import { AnnouncedServices } from '../../src/dns-sd/announced-services.ts';
import type { DnsRecord } from '../../src/dns-sd/dns-message.ts';

const network = {
  address: '10.1.0.2',
  family: 'ipv4' as const,
  has: (address: string) => address.startsWith('10.1.0.'),
};
const type = ['_ipp', '_tcp', 'local'];
const ttl = 120;

function announcement(
  label: string,
  {
    host = ['office', 'local'],
    address = '10.1.0.7',
    port = 631,
    strings = ['rp=ipp/print'],
  }: {
    readonly host?: readonly string[];
    readonly address?: string;
    readonly port?: number;
    readonly strings?: readonly string[];
  } = {},
): readonly DnsRecord[] {
  const name = [label, ...type];
  return [
    { type: 'A', name: host, ttl, address },
    { type: 'SRV', name, ttl, port, target: host },
    { type: 'TXT', name, ttl, strings },
    { type: 'PTR', name: type, ttl, target: name },
  ];
}

test('printers are taken as they announce themselves, and nothing that leads out of the network', () => {
  const services = new AnnouncedServices();
  const strings = ['txtvers=1', 'RP=/printers/hall', 'UUID=5FD6A3B2-3F7E-4C0B-9A53-0A5C1F1A7B21'];
  services.hear(announcement('Hall', { strings: [...strings, 'rp=other'] }));
  for (const [label, lie] of Object.entries({
    'of another network': { host: ['elsewhere', 'local'], address: '10.2.0.7' },
    'of the internet': { host: ['internet', 'local'], address: '93.184.216.34' },
    'of this machine': { host: ['localhost', 'local'], address: '127.0.0.1' },
    'of a name of the internet': { host: ['printer', 'example', 'com'] },
    'of a host that is none': { host: ['a/b@c', 'local'] },
    'of no port': { port: 0 },
    'a server of printers': { strings: ['rp='] },
    'a path upwards': { strings: ['rp=printers/../admin'] },
    'a path and more': { strings: ['rp=ipp/print?x#y'] },
  })) {
    services.hear(announcement(label, lie));
  }
  const found = services.printers([network]);
  expect(found).toEqual([
    expect.objectContaining({
      name: 'Hall',
      type: '_ipp._tcp',
      host: 'office.local',
      addresses: ['10.1.0.7'],
      path: 'printers/hall',
      uuid: '5fd6a3b2-3f7e-4c0b-9a53-0a5c1f1a7b21',
    }),
  ]);
});

test('what is missing is asked for, and what says goodbye is gone', () => {
  const services = new AnnouncedServices();
  const name = ['Hall', ...type];
  services.hear([{ type: 'PTR', name: type, ttl, target: name }]);
  expect(services.missing()).toEqual([
    { name, type: 'SRV' },
    { name, type: 'TXT' },
  ]);
  services.hear(announcement('Hall'));
  expect(services.missing()).toEqual([]);
  services.hear([{ type: 'PTR', name: type, ttl: 0, target: name }]);
  expect(services.printers([network])).toEqual([]);
});

test('a name that cannot be asked for keeps nobody from asking for others', () => {
  const services = new AnnouncedServices();
  for (const label of ['Hall', '\u{fffd}'.repeat(63), '']) {
    services.hear([{ type: 'PTR', name: type, ttl, target: [label, ...type] }]);
  }
  expect(services.missing().map(({ name }) => name[0])).toEqual(['Hall', 'Hall']);
});

test('of a network that announces without end there are as many as a site takes', () => {
  const services = new AnnouncedServices();
  for (let count = 0; count < 3000; count += 1) {
    services.hear(announcement(`Printer ${count}`, { host: [`host${count}`, 'local'] }));
  }
  expect(services.printers([network])).toHaveLength(2000);
});
