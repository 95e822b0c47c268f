import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { createUser } from '@hawser/core/api/contracts/users';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import { Ada } from '../../documents/ada.ts';
import { type AgentProcess, agentProgram, startAgent } from '../../agent-process.ts';
import { temporaryFolder } from '../../hawser.ts';
import { hawserAgentHere } from '../../in-process.ts';
import { type Cupsd, startCupsd } from '../../printing/cupsd.ts';
import { until } from '../../running-site.ts';
import { programEnded } from './program-ended.ts';

const signal = AbortSignal.timeout(60_000);

/** Ada's device: she is signed in there, and its programs print by CUPS. */
export class Device {
  readonly home: string;
  readonly cups: Cupsd;
  /** Her id at the site. */
  readonly ada: string;
  readonly #url: string;
  #running: AgentProcess;
  #uri = '';
  #printed = 0;

  private constructor(home: string, cups: Cupsd, ada: string, url: string) {
    this.home = home;
    this.cups = cups;
    this.ada = ada;
    this.#url = url;
    this.#running = startAgent(home);
  }

  /** She gets an account at the site, and may print at its printers. */
  static async ofAda(admin: SiteAddress, url: string): Promise<Device> {
    const home = await temporaryFolder();
    await writeFile(join(home, 'authority.crt'), admin.trustAnchor ?? '');
    await writeFile(join(home, 'first-password.txt'), firstPassword);
    const account = { name: 'ada', password: firstPassword };
    const { id } = await callSite(admin, createUser, { body: account }, { signal });
    const body = { role: 'Printers.Use', holder: id } as const;
    await callSite(admin, grantRole, { body }, { signal });
    await signIn(home, url);
    return new Device(home, await startCupsd({ queues: [] }), id, url);
  }

  async signIn(): Promise<void> {
    await signIn(this.home, this.#url);
  }

  get running(): AgentProcess {
    return this.#running;
  }

  startAgent(): void {
    this.#running = startAgent(this.home);
  }

  /** Has the agent give a printer of the site a place here, and CUPS a queue of that name that prints there. */
  async addPrinter(name: string): Promise<void> {
    const shown = await this.agent('add-cloud-printer', name, '-Output', 'jsonl');
    const { uri } = JSON.parse(shown) as { uri: string };
    await this.#running.says(/is here/);
    await this.cups.addQueue(name, uri);
    this.#uri = uri;
  }

  /** Where programs of this device print. */
  get uri(): string {
    return this.#uri;
  }

  /** Prints as any program does, by lp; comes back when CUPS has it. */
  async print(...documents: readonly Buffer[]): Promise<void> {
    await Promise.all(
      documents.map(async (document) => this.cups.print('Office', await this.file(document))),
    );
  }

  /** The same by a queue that hands on the next document as soon as it has handed on the last one. */
  async printAtOnce(documents: readonly Buffer[]): Promise<void> {
    await this.cups.addQueue('Hurried', this.#uri);
    await this.cups.run('lpadmin', '-p', 'Hurried', '-v', `${this.#uri}?waitjob=false`);
    await Promise.all(
      documents.map(async (document) => this.cups.print('Hurried', await this.file(document))),
    );
  }

  /** The jobs that the agent has for the site, as she sees them. */
  async waitingJobs(): Promise<readonly number[]> {
    const client = openIppClient({ uri: this.#uri });
    const { message } = await client.send('Get-Jobs', []).finally(() => client.close());
    return groupsOf(message, 'job').map((job) => job.integer('job-id') ?? 0);
  }

  /** Waits until CUPS has nothing more to print. */
  async hasPrinted(): Promise<void> {
    await until(async () => (await this.shown('-W', 'not-completed', '-o')) === '');
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
    return await programEnded([process.execPath, agentProgram, ...words], { cwd: this.home, env });
  }
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

const firstPassword = 'red otter in the rain';
