import { hash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { createUser } from '@hawser/core/api/contracts/users';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { openIppClient } from '@hawser/core/ipp/client/ipp-client';
import type { IppAnswer } from '@hawser/core/ipp/client/read-answer';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import { jobStateName } from '@hawser/core/ipp/tables/job-state-name';
import { Ada } from '../../documents/ada.ts';
import { type AgentProcess, agentProgram, startAgent } from '../../agent-process.ts';
import { temporaryFolder } from '../../hawser.ts';
import { hawserAgentHere } from '../../in-process.ts';
import { type Cupsd, startCupsd } from '../../printing/cupsd.ts';
import { until } from '../../running-site.ts';
import { programEnded } from './program-ended.ts';

const signal = AbortSignal.timeout(60_000);

export type Queue = 'Office' | 'Hurried';

interface Parts extends Pick<Device, 'home' | 'cups' | 'ada'> {
  readonly url: string;
  readonly within: readonly string[];
}

/** Ada's device: she is signed in there, and its programs print by CUPS. */
export class Device {
  readonly home: string;
  readonly cups: Cupsd;
  /** Her id at the site. */
  readonly ada: string;
  readonly #url: string;
  readonly #within: readonly string[];
  #running: AgentProcess;
  #uri = '';
  #printed = 0;

  private constructor({ home, cups, ada, url, within }: Parts) {
    this.home = home;
    this.cups = cups;
    this.ada = ada;
    this.#url = url;
    this.#within = within;
    this.#running = startAgent(home, within);
  }

  /**
   * She gets an account at the site, and may print at its printers. What is to stand before a command so that it
   * runs on the device is nothing where that is this machine.
   */
  static async ofAda(
    admin: SiteAddress,
    url: string,
    within: readonly string[] = [],
  ): Promise<Device> {
    const home = await temporaryFolder();
    await writeFile(join(home, 'authority.crt'), admin.trustAnchor ?? '');
    await writeFile(join(home, 'first-password.txt'), firstPassword);
    const account = { name: 'ada', password: firstPassword };
    const { id } = await callSite(admin, createUser, { body: account }, { signal });
    const body = { role: 'Printers.Use', holder: id } as const;
    await callSite(admin, grantRole, { body }, { signal });
    await signIn(home, url);
    const cups = await startCupsd({ queues: [], within });
    return new Device({ home, cups, ada: id, url, within });
  }

  async signIn(): Promise<void> {
    await signIn(this.home, this.#url);
  }

  get running(): AgentProcess {
    return this.#running;
  }

  startAgent(): void {
    this.#running = startAgent(this.home, this.#within);
  }

  /** Has the agent give a printer of the site a place here. */
  async addPrinter(name: string): Promise<void> {
    const shown = await this.agent('add-cloud-printer', name, '-Output', 'jsonl');
    const { uri } = JSON.parse(shown) as { uri: string };
    await this.#running.says(/is here/);
    this.#uri = uri;
  }

  /**
   * So, and CUPS a queue of that name that prints there; another one, Hurried, waits for no document to be printed
   * before it hands on the next.
   */
  async addQueues(name: string): Promise<void> {
    await this.addPrinter(name);
    for (const queue of [name, 'Hurried']) await this.cups.addQueue(queue, this.#uri);
    await this.cups.run('lpadmin', '-p', 'Hurried', '-v', `${this.#uri}?waitjob=false`);
  }

  /** Where programs of this device print. */
  get uri(): string {
    return this.#uri;
  }

  /** Prints as any program does, by lp; comes back when CUPS has it. */
  async print(queue: Queue, ...documents: readonly Buffer[]): Promise<void> {
    await Promise.all(
      documents.map(async (document) => this.cups.print(queue, await this.file(document))),
    );
  }

  /** Has CUPS go on with queues that it has stopped, as it does when their printer dies while it is given a job. */
  async enableQueues(): Promise<void> {
    const shown = await this.shown('-p');
    for (const [, queue = ''] of shown.matchAll(/^printer (\S+) disabled/gm)) {
      await this.cups.run('cupsenable', queue);
    }
  }

  /** What the printer on the device says is the matter with it. */
  async reasons(): Promise<readonly string[]> {
    const { message } = await this.#ask('Get-Printer-Attributes');
    return groupsOf(message, 'printer')[0]?.keywords('printer-state-reasons') ?? [];
  }

  /** The jobs that the agent has for the site, as she sees them. */
  async waitingJobs(): Promise<readonly number[]> {
    const { message } = await this.#ask('Get-Jobs');
    return groupsOf(message, 'job').map((job) => job.integer('job-id') ?? 0);
  }

  /** How many jobs the agent tells of whose document never came whole, as when it died while CUPS sent it. */
  async brokenOff(): Promise<number> {
    const { message } = await this.#ask('Get-Jobs', {
      'which-jobs': 'completed',
      'requested-attributes': ofState,
    });
    return groupsOf(message, 'job').filter((job) =>
      job.keywords('job-state-reasons').includes('submission-interrupted'),
    ).length;
  }

  /** What CUPS and the agent have to print, and what the agent has said. */
  async standing(): Promise<string> {
    const asked = { 'requested-attributes': ['job-id', 'job-name', ...ofState] };
    const atAgent = async (): Promise<string> => {
      const { message } = await this.#ask('Get-Jobs', asked);
      const lines = groupsOf(message, 'job').map((job) => {
        const state = jobStateName(job.enum('job-state'));
        const why = [...job.keywords('job-state-reasons'), job.text('job-state-message')];
        return `${job.integer('job-id')} ${job.name('job-name')}: ${state}, ${why.join(', ')}\n`;
      });
      return lines.join('');
    };
    return `What CUPS has to print:
${await this.shown('-l', '-o').catch(String)}${await this.shown('-p').catch(String)}
The jobs of the agent that are not over:
${await atAgent().catch(String)}
What the agent has said:
${this.#running.said()}`;
  }

  async #ask(
    operation: 'Get-Printer-Attributes' | 'Get-Jobs',
    attributes: GivenAttributes = {},
  ): Promise<IppAnswer> {
    const client = openIppClient({ uri: this.#uri });
    const groups = [{ tag: 'operation' as const, attributes }];
    return await client.send(operation, groups).finally(() => client.close());
  }

  /** Waits until neither CUPS nor the agent has anything more to print. */
  async hasPrinted(): Promise<void> {
    await until(async () => {
      await this.enableQueues();
      if ((await this.shown('-W', 'not-completed', '-o')) !== '') return false;
      return (await this.waitingJobs().catch(() => [0])).length === 0;
    });
  }

  /** What lpstat shows to who prints. */
  async shown(...words: readonly string[]): Promise<string> {
    return await this.cups.run('lpstat', ...words);
  }

  /** A file with the document. */
  async file(document: Buffer): Promise<string> {
    this.#printed += 1;
    const file = join(this.home, `document-${this.#printed}.pdf`);
    await writeFile(file, document);
    return file;
  }

  /** Runs hawser-agent on it; what it prints. */
  async agent(...words: readonly string[]): Promise<string> {
    const env = { HAWSER_HOME: this.home };
    const line = [...this.#within, process.execPath, agentProgram, ...words];
    return await programEnded(line, { cwd: this.home, env });
  }
}

/** By which a document is known again. */
export function hashOf(document: Buffer): string {
  return hash('sha256', document);
}

/** As she does at a device without a browser. */
async function signIn(home: string, url: string): Promise<void> {
  const ada = new Ada(home);
  const words = ['connect-agent-user', url, '-TrustAnchor', 'authority.crt'];
  const { code, stderr } = await hawserAgentHere([...words, '-SignIn', 'device-code'], {
    home,
    cwd: home,
    heard: (said) => ada.hear(said),
  });
  await ada.done();
  if (code !== 0) throw new Error(stderr);
}

/** A document has no two of it: by its own bytes it is known again. */
export function newDocument(bytes = 200_000): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)]);
}

const ofState = ['job-state', 'job-state-reasons', 'job-state-message'];

const firstPassword = 'red otter in the rain';
