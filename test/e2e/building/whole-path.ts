import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { listPrintJobs, tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { IppCaller } from '../../../packages/site/test/services/print/ipp-caller.ts';
import { adminOf, startSite, type TestSite, until, usedHome } from '../../running-site.ts';
import { buildingNetwork } from './building-network.ts';
import { CloudOffice } from '../connector-lab.ts';
import { Building } from './building.ts';
import { Device, newDocument, type Queue } from './device.ts';

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

  /** With what stands before a command so that it runs on the device, where that is not this machine. */
  static async open(onDevice?: readonly string[]): Promise<WholePath> {
    const network = await buildingNetwork();
    const site = await startSite({ home: await usedHome(), host: network.outside });
    const admin = await adminOf(site.home, site.running);
    const building = await Building.in(network, admin);
    building.startConnector();
    const [device, office] = await Promise.all([
      Device.ofAda(admin, site.running.url, onDevice),
      building.publish(admin, 'Office'),
    ]);
    const printer = new CloudOffice(new IppCaller(admin, office), office.id);
    await printer.isServed();
    return new WholePath(site, { admin, building, device, printer });
  }

  /**
   * Prints when the tray of the printer is empty, and waits until the printer has all of the document and its
   * connector has noted so: whoever is killed from now on is killed while nothing is under way.
   */
  async printWithoutPaper(queue: Queue): Promise<Buffer> {
    await this.building.tray.empty();
    const document = newDocument();
    await this.device.print(queue, document);
    await until(async () => {
      const [job] = await this.#openJobs();
      return job !== undefined && (await this.#steps(job.id)).includes('sent');
    });
    return document;
  }

  /**
   * Waits until no job waits or is printed any more, at CUPS, at the agent and at the site. Those of which nobody
   * can know whether they were printed are given up, as a person may; gives how many.
   */
  async isAtRest(): Promise<number> {
    const unsure = new Set<number>();
    await until(async () => {
      await this.device.enableQueues();
      if ((await this.device.shown('-W', 'not-completed', '-o')) !== '') return false;
      const waiting = await this.device.waitingJobs().catch(() => [0]);
      const jobs = await this.#openJobs().catch(() => undefined);
      for (const { number, state } of jobs ?? []) {
        if (state !== 'possibly-printed') continue;
        unsure.add(number);
        await this.printer.cancel(number);
      }
      return waiting.length === 0 && jobs?.length === 0;
    });
    return unsure.size;
  }

  async #openJobs(): Promise<Answered<typeof listPrintJobs>['items']> {
    const signal = AbortSignal.timeout(15_000);
    const query = { printer: 'Office' };
    const { items } = await callSite(this.admin, listPrintJobs, { query }, { signal });
    return items.filter(({ completed }) => completed === null);
  }

  /** What the site knows of the way of a job. */
  async #steps(job: string): Promise<readonly string[]> {
    const signal = AbortSignal.timeout(15_000);
    const { hops } = await callSite(this.admin, tracePrintJob, { params: { job } }, { signal });
    return hops.map(({ what }) => what);
  }

  /** Where everything stands, for whoever wants to know why something does not go on. */
  async standing(): Promise<string> {
    const atSite = async (): Promise<string> => {
      const lines = (await this.#openJobs()).map(
        async ({ id, name, state, reasons, waitsFor }) =>
          `${id} ${name}: ${state}, ${reasons.join(', ')}, waits for ${waitsFor ?? 'nothing'}; ${(await this.#steps(id)).join(', ')}\n`,
      );
      return (await Promise.all(lines)).join('');
    };
    return `${await this.device.standing()}
The jobs of the site that are not over:
${await atSite().catch(String)}
What the connector has said:
${this.building.connector.said()}`;
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
