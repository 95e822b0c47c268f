import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import type { IppCaller } from '../ipp-caller.ts';

/** Fetches the jobs of a printer as the proxy of a device does, and prints them to nowhere. */
export class NowhereProxy {
  readonly #caller: IppCaller;
  readonly #device: GivenAttributes;

  constructor(caller: IppCaller, device: string) {
    this.#caller = caller;
    this.#device = { 'output-device-uuid': device };
  }

  async register(capabilities: GivenAttributes): Promise<void> {
    await this.#caller.done('Register-Output-Device', { operation: this.#device });
    await this.#caller.done('Update-Output-Device-Attributes', {
      operation: this.#device,
      groups: [{ tag: 'printer', attributes: capabilities }],
    });
  }

  /** Prints what there is to print. */
  async turn(): Promise<void> {
    const operation = { 'which-jobs': 'fetchable' };
    const { message } = await this.#caller.done('Get-Jobs', { operation });
    const jobs = groupsOf(message, 'job').map((job) => job.integer('job-id') ?? 0);
    await Promise.all(jobs.map(async (job) => this.#print(job)));
  }

  /** Takes a job, where it is there, and says that it cannot know what was printed of it. */
  async lose(id: number): Promise<boolean> {
    if (!(await this.#told('Acknowledge-Job', id))) return false;
    await this.#says(id, 'processing');
    const operation = { ...this.#about(id), 'document-number': 1 };
    await this.#caller.done('Fetch-Document', { operation });
    return await this.#says(id, 'pending-held');
  }

  /** What was canceled meanwhile is refused at some step, and left at that. */
  async #print(id: number): Promise<void> {
    const { message } = await this.#caller.ask('Fetch-Job', { operation: this.#about(id) });
    const [job] = groupsOf(message, 'job');
    if (job === undefined || !(await this.#told('Acknowledge-Job', id))) return;
    if (!(await this.#says(id, 'processing'))) return;
    for (const number of documentsOf(job)) {
      const operation = { ...this.#about(id), 'document-number': number };
      const fetched = await this.#caller.ask('Fetch-Document', { operation });
      if (fetched.status !== 'successful-ok') continue;
      await this.#caller.ask('Acknowledge-Document', { operation });
    }
    await this.#says(id, 'completed');
  }

  async #says(id: number, state: string): Promise<boolean> {
    return await this.#told('Update-Job-Status', id, { 'output-device-job-state': state });
  }

  async #told(
    name: 'Acknowledge-Job' | 'Update-Job-Status',
    id: number,
    attributes?: GivenAttributes,
  ): Promise<boolean> {
    const { status } = await this.#caller.ask(name, {
      operation: this.#about(id),
      groups: attributes === undefined ? [] : [{ tag: 'job', attributes }],
    });
    return status === 'successful-ok';
  }

  #about(id: number): GivenAttributes {
    return { ...this.#device, 'job-id': id };
  }
}

function documentsOf(job: Attributes): readonly number[] {
  const count = job.integer('number-of-documents') ?? 1;
  return Array.from({ length: count }, (_, index) => index + 1);
}
