import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { endWith } from '../printing/at-end.ts';
import { listeningPorts } from '../printing/listening-ports.ts';
import { canCloseNetwork } from './building/building-network.ts';
import { newDocument } from './building/device.ts';
import { neighbourReaches, siteReaches } from './building/reaches.ts';
import { WholePath } from './building/whole-path.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describeWithPeers('printing', 'from a device to a printer of a building', () => {
  const started = new AsyncDisposableStack();
  let path: WholePath;

  beforeAll(async () => {
    endWith(started);
    path = await WholePath.open();
  });
  afterAll(async () => started.disposeAsync());

  it('what is printed is what comes out, byte for byte', async () => {
    const document = newDocument();
    expect(await path.device.print(document)).toBe('completed');
    expect(await path.building.takePaper()).toEqual([document]);
  });

  it.runIf(canCloseNetwork)('and nobody can dial into the building', async () => {
    const { printer, network, connector } = path.building;
    const ports = await listeningPorts(printer.pid);
    expect(ports).toEqual([printer.port]);
    expect(await listeningPorts(connector.child.pid ?? 0)).toEqual(ports);
    await neighbourReaches(network, printer.port);
    expect(await siteReaches(network, printer.port)).toBe(false);
  });

  it('a connector that is killed while its printer has no paper goes on where it was', async () => {
    const { building, device } = path;
    await building.tray.empty();
    const documents = [newDocument(), newDocument()];
    const printing = Promise.all(documents.map(async (one) => device.print(one)));
    await path.isOutOfPaper();
    await building.connector.end('SIGKILL');
    building.startConnector();
    await building.tray.fill();
    expect(await printing).toEqual(['completed', 'completed']);
    expect(new Set(await building.takePaper())).toEqual(new Set(documents));
  });

  it('a site that is killed meanwhile loses nothing', async () => {
    const { building, device } = path;
    await building.tray.empty();
    const documents = [newDocument(), newDocument()];
    const printing = Promise.all(documents.map(async (one) => device.print(one)));
    await path.isOutOfPaper();
    await path.killSite();
    await building.tray.fill();
    await path.startSite();
    expect(await printing).toEqual(['completed', 'completed']);
    expect(new Set(await building.takePaper())).toEqual(new Set(documents));
  });
});
