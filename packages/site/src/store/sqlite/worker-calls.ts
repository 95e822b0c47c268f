import { receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { Trouble } from '../store-errors.ts';

interface Call<Request> {
  readonly id: number;
  readonly request: Request;
}

interface Reply<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

/** The thread ended before it had answered; whether it had done its work is not known. */
export class WorkerEnded extends Error {}

export const workerEnded: Trouble = {
  reason: 'the thread that has it open came to a bad end',
  mend: 'See the log of the site for why.',
};

/** Asks a thread, which is started when it is first needed, and again after it came to a bad end. */
export class WorkerCalls<Request, Answer> {
  readonly #entry: URL;
  readonly #workerData: unknown;
  readonly #pending = new Map<number, PromiseWithResolvers<Answer>>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(entry: URL, workerData: unknown) {
    this.#entry = entry;
    this.#workerData = workerData;
  }

  /** Throws at once when the request is nothing that can cross threads. */
  call(request: Request): Promise<Answer> {
    this.#worker ??= this.#start();
    const id = (this.#last += 1);
    const call: Call<Request> = { id, request };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(call);
    const answered = Promise.withResolvers<Answer>();
    this.#pending.set(id, answered);
    return answered.promise;
  }

  /** Lets the thread end by itself, so that it closes what it has open. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(null);
    await ended;
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, { workerData: this.#workerData });
    let reason: unknown;
    worker.on('message', ({ id, answer }: Reply<Answer>) => {
      this.#pending.get(id)?.resolve(answer);
      this.#pending.delete(id);
    });
    worker.on('error', (error: unknown) => (reason = error));
    worker.on('exit', () => {
      this.#worker = undefined;
      const unanswered = [...this.#pending.values()];
      this.#pending.clear();
      for (const { reject } of unanswered) {
        reject(new WorkerEnded('the thread of the database ended', { cause: reason }));
      }
    });
    return worker;
  }
}

/**
 * The other end: answers one request after the other, and closes after the last. Who answers may
 * take those that have arrived meanwhile along, and then gives as many answers.
 */
export function answerCalls<Request, Answer>(
  port: MessagePort,
  {
    answer,
    close,
  }: {
    readonly answer: (
      first: Request,
      next: () => Request | undefined,
    ) => Promise<readonly Answer[]>;
    readonly close: () => Promise<void>;
  },
): void {
  const work = async (call: Call<Request> | null): Promise<void> => {
    if (call === null) {
      await close();
      port.close();
      return;
    }
    const ids = [call.id];
    const next = (): Request | undefined => {
      // Nothing is asked after the order to close, and that only comes when all is answered.
      const more: { message: Call<Request> } | undefined = receiveMessageOnPort(port);
      if (more === undefined) return undefined;
      ids.push(more.message.id);
      return more.message.request;
    };
    const answers = await answer(call.request, next);
    for (const [index, id] of ids.entries()) port.postMessage({ id, answer: answers[index] });
  };
  let turn = Promise.resolve();
  port.on('message', (call: Call<Request> | null) => {
    turn = turn.then(async () => work(call));
  });
}
