import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { listAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { newToken } from '../../../packages/site/test/agents/registered.ts';
import { type AgentProcess, agentProgram, startAgent } from '../../agent-process.ts';
import { temporaryFolder } from '../../hawser.ts';
import { startEvePrinter, type EvePrinter } from '../../printing/eve-printer.ts';
import { until } from '../../running-site.ts';
import { type Network, openNetwork } from './network.ts';
import { paperTray, type PaperTray } from './paper-tray.ts';
import { programEnded } from './program-ended.ts';

/** A building with a printer and a connector, each a process of its own in the network of the building. */
export class Building {
  readonly printer: EvePrinter;
  readonly tray: PaperTray;
  readonly network: Network;
  readonly #home: string;
  #connector: AgentProcess | undefined;
  #taken = 0;

  private constructor(network: Network, home: string, printer: EvePrinter, tray: PaperTray) {
    this.network = network;
    this.#home = home;
    this.printer = printer;
    this.tray = tray;
  }

  /** The connector registers from in there, and is not yet started. */
  static async in(network: Network, admin: SiteAddress): Promise<Building> {
    const home = await temporaryFolder();
    const tray = await paperTray();
    const printer = await startEvePrinter({
      before: tray.commandBefore,
      ...(network === openNetwork ? {} : { network }),
    });
    const building = new Building(network, home, printer, tray);
    const token = join(home, 'connector.token');
    await writeFile(token, (await newToken(admin, 'connector')).token, { mode: 0o600 });
    await building.agent(
      'register-agent',
      'connector',
      '-TokenFile',
      token,
      '-Name',
      connectorName,
    );
    await building.agent('add-connector-printer', printer.uri);
    return building;
  }

  get connector(): AgentProcess {
    if (this.#connector === undefined) throw new Error('the connector is not started');
    return this.#connector;
  }

  startConnector(): void {
    this.#connector = startAgent(this.#home, this.network.within);
  }

  /** Runs hawser-agent in the building. */
  async agent(...words: readonly string[]): Promise<string> {
    const line = [...this.network.within, process.execPath, agentProgram, ...words];
    return await programEnded(line, { env: { HAWSER_HOME: this.#home } });
  }

  /** Publishes its printer as soon as the connector has told of it. */
  async publish(admin: SiteAddress, name: string): Promise<Answered<typeof publishListedPrinter>> {
    const signal = AbortSignal.timeout(60_000);
    await until(async () => {
      const { items } = await callSite(admin, listAvailablePrinters, { query: {} }, { signal });
      return items.some(({ uri }) => uri === this.printer.uri);
    });
    const body = { name, connector: connectorName, device: this.printer.uri };
    return await callSite(admin, publishListedPrinter, { body }, { signal });
  }

  /** Waits until so much has come out of its printer since somebody took what was there. */
  async hasPrinted(times: number): Promise<void> {
    const all = this.#taken + times;
    await until(async () => (await this.printer.paper.printed()).length >= all);
  }

  /** What has come out of its printer since it was taken the last time. */
  async takePaper(): Promise<readonly Buffer[]> {
    const sheets = (await this.printer.paper.printed()).slice(this.#taken);
    this.#taken += sheets.length;
    return sheets;
  }
}

const connectorName = 'basement';
