import { expect, it, vi } from 'vitest';
import { canHaveNetworks } from '../dns-sd/can-have-networks.ts';
import { startMachine } from '../dns-sd/machine.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { until } from '../running-site.ts';
import { canCloseNetwork } from './building/building-network.ts';
import { newDocument } from './building/device.ts';
import { layLine } from './building/lay-line.ts';
import { WholePath } from './building/whole-path.ts';

vi.setConfig({ testTimeout: 60_000 });

describeWithPeers('dns-sd', 'CUPS of a device', () => {
  it.runIf(canHaveNetworks && canCloseNetwork)(
    'finds a cloud printer by itself, and prints there (needs root)',
    async () => {
      const { pid, bus, announces } = await startMachine('device');
      const there = ['nsenter', '--target', String(pid), '--net', '--mount', '--'];
      await layLine(pid, there);
      await announces();
      const path = await WholePath.open([...there, 'env', `DBUS_SYSTEM_BUS_ADDRESS=${bus}`]);
      const { building, device } = path;
      await device.addPrinter('Office');
      await expect.poll(async () => device.shown('-e'), { timeout: 20_000 }).toBe('Office\n');
      const document = newDocument();
      await device.print('Office', document);
      await building.hasPrinted(1);
      await until(async () => (await device.shown('-W', 'not-completed', '-o')) === '');
      expect(await building.takePaper()).toEqual([document]);
    },
  );
});
