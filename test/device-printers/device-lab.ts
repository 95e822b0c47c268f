import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { userInfo } from 'node:os';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { callSite } from '@hawser/core/api/call-site';
import { publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import { tracePrintJob } from '@hawser/core/api/contracts/print-jobs';
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
  /** In a process of its own, which can be killed. */
  readonly isProcess?: boolean;
}

/** A site with a printer, a device that has it, and a way between them that can be shut. */
export class DeviceLab {
  readonly uri: string;
  readonly client: IppClient;
  readonly device: string;
  readonly office: NowhereProxy;
  /** The printer at the site, as who may see everything. */
  readonly cloud: IppCaller;
  readonly gate: Gate;
  readonly root: string;
  /** Thrown where somebody has never signed in. */
  nobody: Error | undefined;
  /** Thrown where a token is wanted. */
  signedOut: Error | undefined;
  /** Whose sign-ins were wanted. */
  readonly askedFor = new Set<string>();
  readonly #site: DeviceSite;
  readonly #settings: LabSettings;
  #running = new AbortController();
  #ended: Promise<void> = Promise.resolve();
  #said = '';
  #child: ChildProcess | undefined;

  /** The way of a job as its owner sees it at the site, who names it as this device does. */
  async steps(id: number): Promise<readonly (readonly [string | null, string])[]> {
    const uuid = (await this.job(id))?.uri('job-uuid') ?? '';
    const given = { params: { job: uuid } };
    const { hops } = await callSite(this.#site, tracePrintJob, given, { signal });
    return hops.map(({ who, what }) => [who, what]);
  }

  private constructor(
    parts: Pick<DeviceLab, 'uri' | 'device' | 'office' | 'cloud' | 'gate' | 'root'> & {
      site: DeviceSite;
      settings: LabSettings;
    },
  ) {
    this.uri = parts.uri;
    this.device = parts.device;
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
    const device = `urn:uuid:${randomUUID()}`;
    const office = new NowhereProxy(cloud, device);
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
    const lab = new DeviceLab({
      uri,
      device,
      office,
      cloud,
      gate,
      root,
      site: deviceSite,
      settings,
    });
    at.lab = lab;
    await lab.run();
    return lab;
  }

  /** Has the agent's part run, as after a start of it. */
  async run(): Promise<void> {
    if (this.#settings.isProcess === true) {
      await this.#runProcess();
      return;
    }
    this.#running = new AbortController();
    const printers = new DevicePrinters({
      folder: devicePrintersFolder(agentFolder(this.root)),
      siteOf: async (user) => {
        this.askedFor.add(user);
        if (this.nobody !== undefined) throw this.nobody;
        return this.#site;
      },
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
    await this.kill();
  }

  /** Ends the agent in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  async #runProcess(): Promise<void> {
    const { url, trustAnchor, tokens } = this.#site;
    const token = (await tokens.token(signal)).reveal();
    const path = join(this.root, 'device.json');
    const settings = JSON.stringify({ root: this.root, url, trustAnchor, token });
    await writeFile(path, settings, { mode: 0o600 });
    const script = fileURLToPath(new URL('run-device.ts', import.meta.url));
    const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
    }
    await vi.waitUntil(() => this.#said.includes('is here'), { interval: 5, timeout: 10_000 });
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

  async documentsAtSite(number: number): Promise<number> {
    const jobs = await this.atSite();
    return (
      jobs.find((job) => job.integer('job-id') === number)?.integer('number-of-documents') ?? 0
    );
  }

  /** Prints a job of the site once it is there whole; gives its documents, one after the other. */
  async documentAtSite(number: number): Promise<Buffer> {
    const about = { 'job-id': number, 'output-device-uuid': this.device };
    await vi.waitFor(async () => this.cloud.done('Acknowledge-Job', { operation: about }), {
      interval: 20,
      timeout: 15_000,
    });
    const state = (word: string): Parameters<IppCaller['done']> => [
      'Update-Job-Status',
      {
        operation: about,
        groups: [{ tag: 'job', attributes: { 'output-device-job-state': word } }],
      },
    ];
    await this.cloud.done(...state('processing'));
    const documents: Buffer[] = [];
    for (let place = 1; place <= (await this.documentsAtSite(number)); place += 1) {
      const operation = { ...about, 'document-number': place };
      const { document } = await this.cloud.done('Fetch-Document', { operation });
      documents.push(document);
      await this.cloud.ask('Acknowledge-Document', { operation });
    }
    await this.cloud.done(...state('completed'));
    return Buffer.concat(documents);
  }

  /** Has what comes to the site printed, until the work is done. */
  async whilePrinting<Result>(work: () => Promise<Result>): Promise<Result> {
    const over = new AbortController();
    const working = work().finally(() => over.abort());
    working.catch(() => undefined);
    while (!over.signal.aborted) {
      await this.office.turn();
      await pause(50);
    }
    return await working;
  }

  /** Prints what there is to print. */
  async printAll(): Promise<void> {
    await this.office.turn();
  }

  /** Where the jobs of the printer are. */
  async printerSpool(): Promise<string> {
    const [printer = ''] = await readdir(this.spool);
    return join(this.spool, printer);
  }

  /** What lies there. */
  async spooled(): Promise<readonly string[]> {
    return (await readdir(await this.printerSpool())).toSorted();
  }
}
