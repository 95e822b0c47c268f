import type { SiteAddress } from '@hawser/core/api/site-request';
import { IppCaller } from '../../../packages/site/test/services/print/ipp-caller.ts';
import { adminOf, startSite, type TestSite, until, usedHome } from '../../running-site.ts';
import { buildingNetwork } from './building-network.ts';
import { CloudOffice } from '../connector-lab.ts';
import { Building } from './building.ts';
import { Device, newDocument } from './device.ts';

/** A device, a site, and a building whose printer the site publishes as Office: each program a process of its own. */
export class WholePath {
  readonly admin: SiteAddress;
  readonly building: Building;
  readonly device: Device;
  /** As the site shows it. */
  readonly printer: CloudOffice;
  #site: TestSite;

  private constructor(
    site: TestSite,
    rest: Pick<WholePath, 'admin' | 'building' | 'device' | 'printer'>,
  ) {
    this.#site = site;
    this.admin = rest.admin;
    this.building = rest.building;
    this.device = rest.device;
    this.printer = rest.printer;
  }

  static async open(): Promise<WholePath> {
    const network = await buildingNetwork();
    const site = await startSite({ home: await usedHome(), host: network.outside });
    const admin = await adminOf(site.home, site.running);
    const building = await Building.in(network, admin);
    building.startConnector();
    const [device, office] = await Promise.all([
      Device.ofAda(admin, site.running.url),
      building.publish(admin, 'Office'),
    ]);
    const printer = new CloudOffice(new IppCaller(admin, office), office.id);
    await printer.isServed();
    await device.addPrinter('Office');
    return new WholePath(site, { admin, building, device, printer });
  }

  /** Prints when the tray of the printer is empty, and waits until the site shows so. */
  async printWithoutPaper(): Promise<Buffer> {
    await this.building.tray.empty();
    const document = newDocument();
    await this.device.print(document);
    await until(async () => {
      const reasons = (await this.printer.attributes())?.keywords('printer-state-reasons') ?? [];
      return reasons.some((reason) => reason.startsWith('media-empty'));
    });
    return document;
  }

  async killSite(): Promise<void> {
    await this.#site.kill();
  }

  /** At the same addresses. */
  async startSite(): Promise<void> {
    const { home, running } = this.#site;
    this.#site = await startSite({ home, at: running, host: this.building.network.outside });
  }
}
