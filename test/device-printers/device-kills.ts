import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { groupsOf } from '@hawser/core/ipp/message';
import type { OperationName } from '@hawser/core/ipp/tables/operations';
import { ippJobStates } from '@hawser/core/printing/ipp-states';
import { expect, vi } from 'vitest';
import { printerOperations } from '../../packages/site/src/services/print/operations/printer-operations.ts';
import { DeviceLab } from './device-lab.ts';

/** Where the agent of a device is killed. */
export interface KillStep {
  /** What it asks of the site. */
  readonly operation: OperationName;
  /** Which one of them, for a job, from 1 on. */
  readonly times?: number;
  /** Before it is done, or when it is and before the device has the answer; `middle` of a document. */
  readonly when: 'before' | 'middle' | 'after';
  /** How many documents the job has: one comes by Print-Job, several by Create-Job and Send-Document. */
  readonly documents: 1 | 2;
}

const when = ['before', 'after'] as const;

/** The steps of the way to the site, in their order. */
export const killSteps: readonly KillStep[] = ([1, 2] as const).flatMap((documents) => [
  ...when.map((each) => ({ operation: 'Create-Job' as const, when: each, documents })),
  { operation: 'Send-Document' as const, when: 'middle' as const, documents },
  ...Array.from({ length: documents }, (_, place) => place + 1).flatMap((times) =>
    when.map((each) => ({ operation: 'Send-Document' as const, when: each, documents, times })),
  ),
  ...when.map((each) => ({ operation: 'Get-Jobs' as const, when: each, documents })),
]);

export function nameOf({ operation, times = 1, when: at, documents }: KillStep): string {
  return `${at} ${times}. ${operation} of a job of ${documents}`;
}

/** A device whose agent is killed where it is told, and a site. */
export async function killableDevice() {
  const lab = await DeviceLab.start({ isProcess: true });
  let armed: KillStep | undefined;
  let seen = 0;
  let killed = Promise.withResolvers<void>();
  const isIt = (operation: OperationName): boolean => {
    if (armed?.operation !== operation) return false;
    seen += 1;
    return seen === (armed.times ?? 1);
  };
  const kill = async (): Promise<void> => {
    armed = undefined;
    await lab.kill();
    killed.resolve();
  };
  for (const operation of printerOperations.values()) {
    const original = operation.run.bind(operation);
    vi.spyOn(operation, 'run').mockImplementation(async (asked, parts) => {
      const step = armed;
      if (step === undefined || !isIt(operation.name)) return await original(asked, parts);
      if (step.when === 'before') {
        await kill();
        throw new Error('nobody waits for it any more');
      }
      if (step.when === 'middle') {
        const document = killedWithin(asked.document, kill);
        return await original({ ...asked, document }, parts);
      }
      const answer = await original(asked, parts);
      await kill();
      return answer;
    });
  }
  return {
    lab,
    /** Prints something, kills the agent there, starts it again, and sees that nothing came twice or was lost. */
    async killedAt(step: KillStep): Promise<'came once' | 'was never answered'> {
      const parts = Array.from({ length: step.documents }, (_, place) =>
        Buffer.concat([Buffer.from(`%PDF-1.7 ${place}\n`), randomBytes(150_000)]),
      );
      const before = (await lab.atSite()).length;
      seen = 0;
      armed = step;
      killed = Promise.withResolvers<void>();
      const isAnswered = await printed(lab, parts).then(
        () => true,
        () => false,
      );
      await killed.promise;
      await lab.run();
      const whole = Buffer.concat(parts);
      const done = async (): Promise<number> => {
        let count = 0;
        for (const job of (await lab.atSite()).slice(0, -before || undefined)) {
          const number = job.integer('job-id') ?? 0;
          const isThere = job.keywords('job-state-reasons').includes('job-fetchable');
          if (isThere) expect(await lab.documentAtSite(number)).toEqual(whole);
          if (isThere || job.enum('job-state') === ippJobStates.completed) count += 1;
        }
        return count;
      };
      if (isAnswered) await expect.poll(done, { interval: 50, timeout: 20_000 }).toBe(1);
      // Nothing more comes of what is over.
      await vi.waitFor(
        async () => {
          const open = [
            { tag: 'operation' as const, attributes: { 'which-jobs': 'not-completed' } },
          ];
          const { message } = await lab.client.send('Get-Jobs', open);
          const numbers = groupsOf(message, 'job').map((job) => job.integer('job-id') ?? 0);
          for (const number of numbers) {
            // Whose client has not got to its end waits for it, and is of no use here.
            const attributes = { 'job-id': number };
            if (!isAnswered) {
              await lab.client.send('Cancel-Job', [{ tag: 'operation', attributes }]);
            }
          }
          expect(numbers).toEqual([]);
        },
        { interval: 50, timeout: 20_000 },
      );
      expect(await done()).toBeLessThanOrEqual(1);
      return isAnswered ? 'came once' : 'was never answered';
    },
  };
}

/** By one request, or by several as CUPS does it. */
async function printed({ client }: DeviceLab, parts: readonly Buffer[]): Promise<void> {
  const format = { 'document-format': 'application/pdf' };
  const [only = Buffer.alloc(0)] = parts;
  const options = { repeating: { attempts: 1 } };
  if (parts.length === 1) {
    const attributes = { 'job-name': 'once', ...format };
    const document = (): Readable => Readable.from([only]);
    await client.send('Print-Job', [{ tag: 'operation', attributes }], { ...options, document });
    return;
  }
  const about = { 'job-name': 'both' };
  const create = [{ tag: 'operation' as const, attributes: about }];
  const { message } = await client.send('Create-Job', create, options);
  const id = groupsOf(message, 'job')[0]?.integer('job-id') ?? 0;
  for (const [place, part] of parts.entries()) {
    const isLast = place === parts.length - 1;
    const attributes = { 'job-id': id, ...format, 'last-document': isLast };
    const document = (): Readable => Readable.from([part]);
    await client.send('Send-Document', [{ tag: 'operation', attributes }], {
      ...options,
      document,
    });
  }
}

/** The device is killed when the site has some of its document. */
async function* killedWithin(
  document: AsyncIterable<Uint8Array>,
  kill: () => Promise<void>,
): AsyncGenerator<Uint8Array, void> {
  let isFirst = true;
  for await (const piece of document) {
    yield piece;
    if (isFirst) await kill();
    isFirst = false;
  }
}
