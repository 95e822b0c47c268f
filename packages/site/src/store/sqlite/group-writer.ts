import { Places } from '../../places.ts';
import { inColumns, type Batch, type BatchAnswer, type WaitingMutation } from './batch.ts';
import { arrived } from './carried-error.ts';
import type { Failure } from './failure.ts';
import { workerEnded, type WorkerCalls } from './worker-calls.ts';

type Caller = Pick<PromiseWithResolvers<unknown>, 'resolve' | 'reject'>;

interface Waiting extends WaitingMutation, Caller {}

/** Small enough that the thread is at work on some while others are still on their way. */
const mostInBatch = 16;

export interface GroupWriterOptions {
  readonly calls: WorkerCalls<Batch, BatchAnswer>;
  /** What a caller gets when its batch failed as a whole. */
  readonly failure: Failure;
  /** Called before anybody hears what became of his mutation: something may be different now. */
  readonly answered: () => void;
  /** Called after each commit. */
  readonly committed: (lastEvent: number) => void;
}

/**
 * Sends mutations to the writer's thread. What arrives there while others are worked on is kept with
 * them, and what arrives while they are synced to the disk shares the next sync.
 */
export class GroupWriter {
  readonly #options: GroupWriterOptions;
  readonly #sending = new Places<Promise<void>>();
  #gathering: Waiting[] = [];

  constructor(options: GroupWriterOptions) {
    this.#options = options;
  }

  write(mutation: WaitingMutation): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#gathering.push({ ...mutation, resolve, reject });
    // Whatever else this turn of the event loop brings comes along.
    if (this.#gathering.length === 1) setImmediate(() => this.#flush());
    if (this.#gathering.length >= mostInBatch) this.#flush();
    return promise;
  }

  /** When everything that was waiting is answered. */
  async idle(): Promise<void> {
    this.#flush();
    await Promise.all(this.#sending);
  }

  #flush(): void {
    const batch = this.#gathering;
    if (batch.length === 0) return;
    this.#gathering = [];
    const sent = this.#send(batch).finally(() => this.#sending.remove(place));
    const place = this.#sending.add(sent);
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    const { calls, failure, answered, committed } = this.#options;
    try {
      const answer = await calls.call(inColumns(batch)).finally(answered);
      if ('trouble' in answer) {
        const error = failure(answer.trouble);
        for (const { reject } of batch) reject(error);
        return;
      }
      for (const [index, { resolve, reject }] of batch.entries()) {
        const error = answer.errors[index];
        if (error === undefined) resolve(answer.results[index]);
        else reject(arrived(error));
      }
      committed(answer.lastEvent);
    } catch (error) {
      // An input that cannot cross threads: it is sent alone, so that it only harms itself.
      if (isUncloneable(error) && batch.length > 1) {
        for (const waiting of batch) await this.#send([waiting]);
        return;
      }
      const told = isUncloneable(error) ? error : failure(workerEnded, error);
      for (const { reject } of batch) reject(told);
    }
  }
}

function isUncloneable(error: unknown): error is DOMException {
  return error instanceof DOMException && error.name === 'DataCloneError';
}
