import { receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { Places } from '../../places.ts';
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
  #pending = new Places<PromiseWithResolvers<Answer>>();
  #worker: Worker | undefined;

  constructor(entry: URL, workerData: unknown) {
    this.#entry = entry;
    this.#workerData = workerData;
  }

  /** Throws at once when the request is nothing that can cross threads. */
  call(request: Request): Promise<Answer> {
    this.#worker ??= this.#start();
    const answered = Promise.withResolvers<Answer>();
    const id = this.#pending.add(answered);
    const call: Call<Request> = { id, request };
    try {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.#worker.postMessage(call);
    } catch (error) {
      this.#pending.remove(id);
      throw error;
    }
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
      this.#pending.at(id)?.resolve(answer);
      this.#pending.remove(id);
    });
    worker.on('error', (error: unknown) => (reason = error));
    worker.on('exit', () => {
      this.#worker = undefined;
      const unanswered = this.#pending;
      this.#pending = new Places();
      for (const { reject } of unanswered) {
        reject(new WorkerEnded('the thread of the database ended', { cause: reason }));
      }
    });
    return worker;
  }
}

/** To wake a thread takes about as long as it is awake for the next call. */
const awakeMs = 0.1;

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
  type Order = Call<Request> | null;
  const receive = (): Order | undefined => {
    const received: { message: Order } | undefined = receiveMessageOnPort(port);
    return received?.message;
  };
  const stayAwake = (): Order | undefined => {
    const until = performance.now() + awakeMs;
    let order = receive();
    while (order === undefined && performance.now() < until) order = receive();
    return order;
  };
  const reply = async ({ id, request }: Call<Request>): Promise<void> => {
    const ids = [id];
    const next = (): Request | undefined => {
      // Nothing is asked after the order to close, and that only comes when all is answered.
      const more = receive();
      if (!more) return undefined;
      ids.push(more.id);
      return more.request;
    };
    const answers = await answer(request, next);
    for (const [index, of] of ids.entries()) port.postMessage({ id: of, answer: answers[index] });
  };
  const work = async (first: Order): Promise<void> => {
    let order: Order | undefined = first;
    while (order) {
      await reply(order);
      order = stayAwake();
    }
    if (order === undefined) return;
    await close();
    port.close();
  };
  let turn = Promise.resolve();
  port.on('message', (order: Order) => {
    turn = turn.then(async () => work(order));
  });
}
