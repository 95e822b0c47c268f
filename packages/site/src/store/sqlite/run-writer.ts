import { parentPort, workerData } from 'node:worker_threads';
import type { AnyMutation } from '../mutation.ts';
import type { Batch } from './batch.ts';
import type { Place } from './connection.ts';
import { answerCalls } from './worker-calls.ts';
import { BatchWriter } from './batch-writer.ts';

/** Makes a writer of the thread that it is called in. */
export function runWriter(mutations: ReadonlyMap<string, AnyMutation>): void {
  if (parentPort === null) throw new Error('a writer is a thread of its own');
  const writer = new BatchWriter(workerData as Place, mutations);
  answerCalls(parentPort, {
    answer: async (first: Batch, next: () => Batch | undefined) => writer.write(first, next),
    close: async () => writer.close(),
  });
}
