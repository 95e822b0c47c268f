import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import { groupsOf } from '@hawser/core/ipp/message';
import type { Answer, IppCaller } from './ipp-caller.ts';

/** The proxy of one device, step by step as the reference has it (PWG 5100.18). */
export class TestProxy {
  readonly device: string;
  readonly #caller: IppCaller;
  #subscription = 0;
  #next = 1;

  constructor(caller: IppCaller, number = 1) {
    this.#caller = caller;
    this.device = `urn:uuid:5f1c2a70-0000-4000-8000-${String(number).padStart(12, '0')}`;
  }

  get subscription(): number {
    return this.#subscription;
  }

  /** Registers, subscribes, and says what the device can do. */
  async begin(attributes: GivenAttributes = { 'sides-supported': 'one-sided' }): Promise<void> {
    await this.done('Register-Output-Device');
    const { message } = await this.done(
      'Create-Printer-Subscriptions',
      {},
      {
        subscription: {
          'notify-pull-method': 'ippget',
          'notify-lease-duration': 0,
          'notify-events': [
            'document-config-changed',
            'document-state-changed',
            'job-config-changed',
            'job-fetchable',
            'job-state-changed',
            'printer-config-changed',
            'printer-state-changed',
          ],
        },
      },
    );
    const [made] = groupsOf(message, 'subscription');
    this.#subscription = made?.integer('notify-subscription-id') ?? 0;
    await this.done('Update-Output-Device-Attributes', {}, { printer: attributes });
  }

  /** What has happened since it was last asked, as soon as there is something. */
  async hear(): Promise<readonly string[]> {
    const { message } = await this.done('Get-Notifications', {
      'notify-subscription-ids': this.#subscription,
      'notify-sequence-numbers': this.#next,
      'notify-wait': true,
    });
    const heard = groupsOf(message, 'event-notification');
    this.#next = (heard.at(-1)?.integer('notify-sequence-number') ?? this.#next - 1) + 1;
    return heard.map((each) => {
      const job = each.integer('notify-job-id');
      const state = each.enum('job-state') ?? each.enum('document-state');
      return [each.keyword('notify-subscribed-event'), job, state].filter(Boolean).join(' ');
    });
  }

  async fetchable(): Promise<readonly (number | undefined)[]> {
    const { message } = await this.done('Get-Jobs', { 'which-jobs': 'fetchable' });
    return groupsOf(message, 'job').map((job) => job.integer('job-id'));
  }

  /** Has a job, and all its documents; undefined where it does not get it. */
  async take(job: number): Promise<readonly Buffer[] | undefined> {
    const fetched = await this.ask('Fetch-Job', { 'job-id': job });
    if (fetched.status !== 'successful-ok') return undefined;
    const acknowledged = await this.ask('Acknowledge-Job', { 'job-id': job });
    if (acknowledged.status !== 'successful-ok') return undefined;
    const [shown] = groupsOf(fetched.message, 'job');
    const count = shown?.integer('number-of-documents') ?? 1;
    await this.say(job, 'pending');
    const documents: Buffer[] = [];
    for (let number = 1; number <= count; number += 1) {
      documents.push(await this.fetch(job, number));
    }
    return documents;
  }

  async fetch(job: number, number = 1): Promise<Buffer> {
    const about = { 'job-id': job, 'document-number': number };
    const { document } = await this.done('Fetch-Document', about);
    await this.done('Acknowledge-Document', about);
    return document;
  }

  async say(job: number, state: string, more: GivenAttributes = {}): Promise<Answer> {
    return await this.ask(
      'Update-Job-Status',
      { 'job-id': job },
      { job: { 'output-device-job-state': state, ...more } },
    );
  }

  /** The same, which has to be heeded. */
  async said(...[job, state, more = {}]: Parameters<TestProxy['say']>): Promise<Answer> {
    return await this.done(
      'Update-Job-Status',
      { 'job-id': job },
      { job: { 'output-device-job-state': state, ...more } },
    );
  }

  /** From the beginning to the end. */
  async print(job: number): Promise<readonly Buffer[] | undefined> {
    const documents = await this.take(job);
    if (documents === undefined) return undefined;
    await this.say(job, 'processing');
    await this.say(job, 'completed');
    return documents;
  }

  async ask(
    name: Parameters<IppCaller['ask']>[0],
    operation: GivenAttributes = {},
    groups: Partial<Record<'job' | 'printer' | 'subscription' | 'document', GivenAttributes>> = {},
  ): Promise<Answer> {
    return await this.#caller.ask(name, this.#sent(operation, groups));
  }

  async done(
    ...[name, operation = {}, groups = {}]: Parameters<TestProxy['ask']>
  ): Promise<Answer> {
    return await this.#caller.done(name, this.#sent(operation, groups));
  }

  #sent(
    operation: GivenAttributes,
    groups: NonNullable<Parameters<TestProxy['ask']>[2]>,
  ): Parameters<IppCaller['ask']>[1] {
    return {
      operation: { 'output-device-uuid': this.device, ...operation },
      groups: (['job', 'printer', 'subscription', 'document'] as const).flatMap((tag) => {
        const attributes = groups[tag];
        return attributes === undefined ? [] : [{ tag, attributes }];
      }),
    };
  }
}
