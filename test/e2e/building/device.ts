import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callSite } from '@hawser/core/api/call-site';
import { grantRole } from '@hawser/core/api/contracts/grants';
import { createUser } from '@hawser/core/api/contracts/users';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { Ada } from '../../documents/ada.ts';
import { agentProgram } from '../../agent-process.ts';
import { temporaryFolder } from '../../hawser.ts';
import { hawserAgentHere } from '../../in-process.ts';
import { programEnded } from './program-ended.ts';

const signal = AbortSignal.timeout(60_000);

/** Ada's device, at which she is signed in. */
export class Device {
  readonly home: string;
  #printed = 0;

  private constructor(home: string) {
    this.home = home;
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
    const device = new Device(home);
    await device.signIn(url);
    return device;
  }

  async signIn(url: string): Promise<void> {
    const ada = new Ada(this.home);
    const words = ['connect-agent-user', url, '-TrustAnchor', 'authority.crt'];
    const { code, stderr } = await hawserAgentHere([...words, '-SignIn', 'device-code'], {
      home: this.home,
      cwd: this.home,
      heard: (said) => ada.hear(said),
    });
    await ada.done();
    if (code !== 0) throw new Error(stderr);
  }

  /** Prints at Office, and waits until it is on paper; the state that the command shows then. */
  async print(document: Buffer): Promise<string> {
    this.#printed += 1;
    const file = `document-${this.#printed}.pdf`;
    await writeFile(join(this.home, file), document);
    const words = ['send-print-job', file, 'Office', '-Property', 'state', '-Output', 'jsonl'];
    return (JSON.parse(await this.agent(...words)) as { state: string }).state;
  }

  /** Runs hawser-agent on it; what it prints. */
  async agent(...words: readonly string[]): Promise<string> {
    const env = { HAWSER_HOME: this.home };
    return await programEnded([process.execPath, agentProgram, ...words], { cwd: this.home, env });
  }
}

/** A document has no two of it: by its own bytes it is known again. */
export function newDocument(bytes = 200_000): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes)]);
}

const firstPassword = 'red otter in the rain';
