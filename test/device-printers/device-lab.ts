import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { Readable } from 'node:stream';
import { callSite } from '@hawser/core/api/call-site';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import { systemClock } from '@hawser/core/clock';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { type IppClient, openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import { type IppJobState, ippJobStates } from '@hawser/core/printing/ipp-states';
import { Secret } from '@hawser/core/secret';
import { onTestFinished, vi } from 'vitest';
import { devicePrintersFolder } from '../../packages/agent/src/device-printers/device-printers-folder.ts';
import { DevicePrinters } from '../../packages/agent/src/device-printers/device-printers.ts';
import { addPrinter } from '../../packages/agent/src/device-printers/installed/add-printer.ts';
import {
  type SpoolLimits,
  usualSpoolLimits,
} from '../../packages/agent/src/device-printers/jobs/spool-limits.ts';
import type { Owner } from '../../packages/agent/src/device-printers/peer/admission.ts';
import type { DeviceSite } from '../../packages/agent/src/printing/device-site.ts';
import { agentFolder } from '../../packages/agent/src/registration/agent-folder.ts';
import { everywhereDevice } from '../../packages/site/test/services/print/conformance/everywhere-device.ts';
import { NowhereProxy } from '../../packages/site/test/services/print/conformance/nowhere-proxy.ts';
import { IppCaller } from '../../packages/site/test/services/print/ipp-caller.ts';
import { tokenOfProgram } from '../../packages/site/test/services/print/printing-program.ts';
import { startedSite, type StartedSite } from '../../packages/site/test/started-site.ts';
import { temporaryFolder } from '../hawser.ts';
import { Gate } from './gate.ts';

const signal = AbortSignal.timeout(600_000);
const { uid, username: name } = userInfo();

/** Whoever runs the tests. */
const tester: Owner = { kind: 'person', name, uid };

interface LabSettings {
  readonly owner?: Owner;
  readonly limits?: Partial<SpoolLimits>;
}

/** A site with a printer, a device that has it, and a way between them that can be shut. */
export class DeviceLab {
  readonly uri: string;
  readonly client: IppClient;
  readonly office: NowhereProxy;
  /** The printer at the site, as who may see everything. */
  readonly cloud: IppCaller;
  readonly gate: Gate;
  readonly root: string;
  /** Thrown where a token is wanted. */
  signedOut: Error | undefined;
  readonly #site: DeviceSite;
  readonly #settings: LabSettings;
  #running = new AbortController();
  #ended: Promise<void> = Promise.resolve();
  #said = '';

  private constructor(
    parts: Pick<DeviceLab, 'uri' | 'office' | 'cloud' | 'gate' | 'root'> & {
      site: DeviceSite;
      settings: LabSettings;
    },
  ) {
    this.uri = parts.uri;
    this.office = parts.office;
    this.cloud = parts.cloud;
    this.gate = parts.gate;
    this.root = parts.root;
    this.#site = parts.site;
    this.#settings = parts.settings;
    this.client = openIppClient({ uri: this.uri, repeating: { attempts: 1 } });
    onTestFinished(async () => {
      this.client.close();
      await this.stop();
    });
  }

  static async start(settings: LabSettings = {}, started?: StartedSite): Promise<DeviceLab> {
    const site = started ?? (await startedSite({ requestsPerSecond: '1000' }));
    const { address } = site;
    const printer = await callSite(
      address,
      publishListedPrinter,
      { body: { name: 'Office' } },
      { signal },
    );
    const cloud = new IppCaller(address, printer);
    const office = new NowhereProxy(cloud, `urn:uuid:${randomUUID()}`);
    await office.register(everywhereDevice);
    const token = new Secret(await tokenOfProgram(site, 'Ada', 'Printers.Use'));
    const { hostname, port } = new URL(site.site.running.url);
    const gate = await Gate.to(Number(port));
    const url = `https://${hostname}:${gate.port}`;
    const root = await temporaryFolder();
    const at: { lab?: DeviceLab } = {};
    const deviceSite: DeviceSite = {
      url,
      trustAnchor: address.trustAnchor,
      tokens: {
        token: async () => {
          if (at.lab?.signedOut !== undefined) throw at.lab.signedOut;
          return token;
        },
        another: async () => undefined,
      },
      printerLimit: 20,
    };
    const { id } = printer;
    const found = {
      id,
      name: printer.name,
      url: `ipps://${hostname}:${gate.port}/ecp/printers/${id}`,
    };
    const folder = devicePrintersFolder(agentFolder(root));
    const wanted = { found, isDefault: true, signal };
    const { uri } = await addPrinter(folder, deviceSite, wanted);
    const lab = new DeviceLab({ uri, office, cloud, gate, root, site: deviceSite, settings });
    at.lab = lab;
    await lab.run();
    return lab;
  }

  /** Has the agent's part run, as after a start of it. */
  async run(): Promise<void> {
    this.#running = new AbortController();
    const printers = new DevicePrinters({
      folder: devicePrintersFolder(agentFolder(this.root)),
      siteOf: async () => this.#site,
      limits: { ...usualSpoolLimits, ...this.#settings.limits },
      owner: this.#settings.owner ?? tester,
      clock: systemClock,
      random: Math.random,
      say: (line) => void (this.#said += `${line}\n`),
    });
    this.#said = '';
    this.#ended = printers.run(this.#running.signal);
    await vi.waitUntil(() => this.#said.includes('is here'), { interval: 5 });
  }

  async stop(): Promise<void> {
    this.#running.abort();
    await this.#ended;
  }

  get said(): string {
    return this.#said;
  }

  get spool(): string {
    return join(this.root, 'print-jobs');
  }

  async print(document: Uint8Array, jobName = 'letter'): Promise<number> {
    const attributes = { 'job-name': jobName, 'document-format': 'application/pdf' };
    const { message } = await this.client.send('Print-Job', [{ tag: 'operation', attributes }], {
      document: () => Readable.from([document]),
    });
    return groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
  }

  async job(id: number): Promise<Attributes | undefined> {
    const groups = [{ tag: 'operation' as const, attributes: { 'job-id': id } }];
    return groupsOf((await this.client.send('Get-Job-Attributes', groups)).message, 'job')[0];
  }

  async becomes(id: number, state: IppJobState): Promise<Attributes | undefined> {
    return await vi.waitFor(
      async () => {
        const job = await this.job(id);
        const now = job?.enum('job-state');
        if (now !== ippJobStates[state]) throw new Error(`job ${id} is ${now}: ${this.#said}`);
        return job;
      },
      { interval: 10, timeout: 15_000 },
    );
  }

  /** All jobs of the site, with how they are. */
  async atSite(): Promise<readonly Attributes[]> {
    const operation = { 'which-jobs': 'all', 'requested-attributes': 'all' };
    const { message } = await this.cloud.done('Get-Jobs', { operation });
    return groupsOf(message, 'job');
  }
}
