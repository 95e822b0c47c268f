import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { listAvailablePrinters } from '@hawser/core/api/contracts/connectors';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { groupsOf } from '@hawser/core/ipp/message';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { keepRegistration } from '../../packages/agent/src/registration/registration.ts';
import { registeredAgent } from '../../packages/site/test/agents/registered.ts';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { hawserAgentHere } from '../in-process.ts';
import { temporaryFolder } from '../hawser.ts';

const signal = AbortSignal.timeout(600_000);

/** A connector of a site that was given printers, and whoever prints there. */
export class ConnectorLab {
  readonly home: string;
  readonly agentId: string;
  readonly #admin: SiteAddress;

  private constructor(home: string, agentId: string, admin: SiteAddress) {
    this.home = home;
    this.agentId = agentId;
    this.#admin = admin;
  }

  /** Registered, given the printers, and not yet started. It dials the site at another address where one is said. */
  static async of(
    admin: SiteAddress,
    printers: readonly string[],
    url = admin.url,
  ): Promise<ConnectorLab> {
    const home = await temporaryFolder();
    const { agent, certificate, address } = await registeredAgent(admin, 'connector');
    const key = address.certificate?.key ?? '';
    const authority = admin.trustAnchor ?? '';
    const folder = agentFolder(join(home, 'data', 'agent'));
    await keepRegistration(folder, { agent, url, urls: [], authority, certificate, key });
    const lab = new ConnectorLab(home, agent.id, admin);
    await lab.add(...printers);
    return lab;
  }

  async add(...printers: readonly string[]): Promise<void> {
    const added = await hawserAgentHere(['add-connector-printer', ...printers, '-Unchecked'], {
      home: this.home,
    });
    if (added.code !== 0) throw new Error(added.stderr);
  }

  async available(): Promise<Answered<typeof listAvailablePrinters>['items']> {
    const query = { connector: this.agentId };
    return (await callSite(this.#admin, listAvailablePrinters, { query }, { signal })).items;
  }

  /** Publishes a printer that the connector has told of, as soon as it has. */
  async publish(name: string, device: string): Promise<CloudOffice> {
    for (;;) {
      const found = await this.available();
      if (found.some(({ uri }) => uri === device)) break;
      await pause(20);
    }
    const body = { name, connector: this.agentId, device };
    const printer = await callSite(this.#admin, publishListedPrinter, { body }, { signal });
    return new CloudOffice(new IppCaller(this.#admin, printer), printer.id);
  }
}

/** A published printer, as somebody prints there who may do anything. */
export class CloudOffice {
  readonly id: string;
  readonly #caller: IppCaller;

  /** Whoever speaks with it. */
  get caller(): IppCaller {
    return this.#caller;
  }

  constructor(caller: IppCaller, id: string) {
    this.#caller = caller;
    this.id = id;
  }

  async attributes(): Promise<Attributes | undefined> {
    const operation = { 'requested-attributes': ['all', 'media-col-database'] };
    const { message } = await this.#caller.done('Get-Printer-Attributes', { operation });
    return groupsOf(message, 'printer')[0];
  }

  async print(document: Uint8Array, format = 'application/pdf'): Promise<number> {
    const { message } = await this.#caller.done('Print-Job', {
      operation: { 'job-name': 'Report', 'document-format': format },
      document,
    });
    return groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
  }

  async job(job: number): Promise<Attributes | undefined> {
    const { message } = await this.#caller.done('Get-Job-Attributes', {
      operation: { 'job-id': job },
    });
    return groupsOf(message, 'job')[0];
  }

  async cancel(job: number): Promise<void> {
    await this.#caller.done('Cancel-Job', { operation: { 'job-id': job } });
  }

  /** Waits until a job has one of those states, by their numbers; gives which. */
  async reaches(job: number, ...states: readonly number[]): Promise<number> {
    const giveUp = Date.now() + 60_000;
    for (;;) {
      const state = (await this.job(job))?.enum('job-state') ?? 0;
      if (states.includes(state)) return state;
      if (Date.now() > giveUp) throw new Error(`job ${job} is ${state}`);
      await pause(20);
    }
  }

  /** Waits until the printer has a job, as the connector says. */
  async prints(job: number): Promise<void> {
    const isPrinting = async (): Promise<boolean> =>
      (await this.job(job))?.keywords('job-state-reasons').includes('job-printing') === true;
    while (!(await isPrinting())) await pause(20);
  }

  /** Waits until the connector has told what the printer can do. */
  async isServed(): Promise<void> {
    while ((await this.attributes())?.has('copies-supported') !== true) await pause(20);
  }
}
