import { expect, test } from 'vitest';
import { announcedHere } from '../../src/connector/printers/announced-here.ts';
import type { ReachedPrinter } from '../../src/connector/printers/reached-printer.ts';
import { withoutDoubles } from '../../src/connector/printers/without-doubles.ts';
import type { AnnouncedPrinter } from '../../src/dns-sd/browse.ts';

const uuid = '5fd6a3b2-3f7e-4c0b-9a53-0a5c1f1a7b21';

function reached(uri: string, more: Partial<ReachedPrinter> = {}): ReachedPrinter {
  return { uri, name: uri, state: 'idle', stateReasons: [], ...more };
}

const found = { isFound: true } as const;

test('a printer that is found, and behind a queue, is reached in one way', () => {
  const printer = reached('ipps://office.local:631/ipp/print', {
    ...found,
    uuid: `urn:uuid:${uuid}`,
  });
  const byAddress = {
    leadsTo: 'ipp://office.local/ipp/print',
    uuid: `urn:uuid:${uuid.replace('5', '6')}`,
  };
  const byName = { leadsTo: `dnssd://Office._ipp._tcp.local./?uuid=${uuid}` };
  const queue = 'ipp://localhost/printers/office';
  // What a person has added goes before what was found.
  for (const leads of [byAddress, byName]) {
    const given = reached(queue, leads);
    expect(withoutDoubles([given, printer])).toEqual([given]);
    const shared = reached('ipp://server.local:631/printers/office', { ...found, ...leads });
    expect(withoutDoubles([shared, printer])).toEqual([printer]);
  }
  const same = reached('ipp://10.1.0.7/ipp/print', { uuid: `urn:uuid:${uuid.toUpperCase()}` });
  expect(withoutDoubles([printer, same])).toEqual([same]);
  const other = reached('ipp://localhost/printers/hall', { leadsTo: 'socket://10.1.0.9' });
  expect(withoutDoubles([other, printer])).toEqual([other, printer]);
});

test('a printer that announces itself twice is one, and what it says hides nothing', () => {
  const txt = new Map([['ty', 'Acme\u202eJet\u001b[31m']]);
  const one: AnnouncedPrinter = {
    name: 'Off\nice',
    type: '_ipp._tcp',
    host: 'office.local',
    addresses: ['10.1.0.7'],
    port: 631,
    path: 'ipp/print',
    txt,
  };
  expect(announcedHere([one, { ...one, type: '_ipps._tcp', port: 443 }, one])).toEqual([
    {
      uri: 'ipps://office.local:443/ipp/print',
      identity: 'office.local Off\nice',
      name: 'Off\\nice',
      host: 'office.local',
      addresses: ['10.1.0.7'],
      model: 'Acme\\u202eJet\\x1b[31m',
    },
  ]);
});
