import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { announce, type AnnouncedService } from '../../packages/agent/src/dns-sd/announce.ts';
import { mdnsResponderWords } from '../../packages/agent/src/dns-sd/announce-by-mdnsresponder.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { canHaveNetworks } from './can-have-networks.ts';
import { connectMachines, type Machine, startMachine } from './machine.ts';

const uuid = '5fd6a3b2-3f7e-4c0b-9a53-0a5c1f1a7b21';
const office: AnnouncedService = {
  name: 'Office (2. étage)',
  type: '_ipp._tcp',
  subtypes: ['_print', '_universal'],
  port: 46_310,
  txt: { txtvers: '1', rp: 'ipp/office', UUID: uuid, pdl: 'application/pdf,image/urf' },
};

describeWithPeers('dns-sd', 'a printer of a device', () => {
  it.skipIf(!canHaveNetworks)(
    'is announced to its own machine only, and again when the daemon starts again (needs root)',
    async () => {
      const [device, other] = [await startMachine('device'), await startMachine('other')];
      await connectMachines([device, '10.77.0.1'], [other, '10.77.0.2']);
      const daemon = await device.announces();
      await other.announces();
      const said = announced(device, office);
      const uri = 'ipp://device.local:46310/ipp/office';
      expect(await found(device)).toBe(`${uri} ${uuid} Office (2. étage)\n`);
      // The other hears what that machine announces, and of the printer nothing.
      const there = announced(other, { ...office, name: 'Hall', port: 46_311 });
      expect(await found(other)).toBe(`ipp://other.local:46311/ipp/office ${uuid} Hall\n`);
      await daemon.end();
      await device.announces();
      expect(await found(device)).toBe(`${uri} ${uuid} Office (2. étage)\n`);
      expect(said).toEqual([
        '"Office (2. étage)" is not announced on this machine: no Avahi runs',
        '"Office (2. étage)" is announced on this machine again',
      ]);
      expect(there).toEqual([]);
    },
    30_000,
  );
});

describe('a service', () => {
  it('of a machine where nobody announces is told of once, and holds up nothing', async () => {
    vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', 'unix:path=/nowhere/bus');
    onTestFinished(() => void vi.unstubAllEnvs());
    const said: string[] = [];
    await announce(office, {
      signal: new AbortController().signal,
      say: (line) => said.push(line),
    });
    expect(said).toEqual([
      expect.stringMatching(/^"Office \(2\. étage\)" is not announced .*ENOENT/),
    ]);
  });

  it('is announced by mDNSResponder on the interface that only the machine has', () => {
    expect(mdnsResponderWords(office)).toEqual([
      '-lo',
      '-P',
      'Office (2. étage)',
      '_ipp._tcp,_print,_universal',
      'local',
      '46310',
      'hawser-agent.local',
      '127.0.0.1',
      'txtvers=1',
      'rp=ipp/office',
      `UUID=${uuid}`,
      'pdl=application/pdf,image/urf',
    ]);
  });
});

function announced({ bus }: Machine, service: AnnouncedService): readonly string[] {
  vi.stubEnv('DBUS_SYSTEM_BUS_ADDRESS', bus);
  onTestFinished(() => void vi.unstubAllEnvs());
  const ended = new AbortController();
  const said: string[] = [];
  const done = announce(service, { signal: ended.signal, say: (line) => said.push(line) });
  onTestFinished(async () => {
    ended.abort();
    await done;
  });
  return said;
}

/** What programs of CUPS find on the machine, once it has looked whether the name is free. */
async function found(machine: Machine): Promise<string> {
  const shows = ['--exec', 'echo', '{service_uri}', '{txt_UUID}', '{service_name}', ';'];
  const find = async (): Promise<string> =>
    machine.run('ippfind', '-T', '1', '_ipp._tcp,_universal', ...shows);
  return await vi.waitFor(find, { timeout: 10_000 });
}
