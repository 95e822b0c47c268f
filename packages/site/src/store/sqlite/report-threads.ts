import { arrived } from './carried-error.ts';
import type { Place } from './connection.ts';
import type { Failure } from './failure.ts';
import type { ReportAnswer, ReportRequest } from './report-calls.ts';
import { WorkerCalls, workerEnded } from './worker-calls.ts';

/** One that searches for long leaves another for the rest. They start when they are needed. */
const threads = 2;

interface Thread {
  readonly calls: WorkerCalls<ReportRequest, ReportAnswer>;
  asked: number;
}

export class ReportThreads {
  readonly #threads: readonly Thread[];
  readonly #failure: Failure;

  constructor(place: Place, failure: Failure) {
    const entry = new URL('./reader-thread.ts', import.meta.url);
    this.#threads = Array.from({ length: threads }, () => ({
      calls: new WorkerCalls<ReportRequest, ReportAnswer>(entry, place),
      asked: 0,
    }));
    this.#failure = failure;
  }

  async run(name: string, input: unknown): Promise<unknown> {
    const [thread] = this.#threads.toSorted((one, other) => one.asked - other.asked);
    if (thread === undefined) throw new Error('there are no threads for reports');
    thread.asked += 1;
    try {
      const answer = await thread.calls.call({ name, input }).catch((error: unknown) => {
        throw this.#failure(workerEnded, error);
      });
      if ('trouble' in answer) throw this.#failure(answer.trouble);
      if ('error' in answer) throw arrived(answer.error);
      return answer.result;
    } finally {
      thread.asked -= 1;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(async ({ calls }) => calls.close()));
  }
}
