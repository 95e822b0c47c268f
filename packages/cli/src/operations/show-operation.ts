import type { Call, Report, StepOutcome } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getOperation } from '@hawser/core/api/contracts/operations';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { watchOperation, type WatchedEvent } from '@hawser/core/api/watch-operation';
import { isFinished } from '@hawser/core/operations/operation-states';
import { operationWatchErrors } from './operation-watch-errors.ts';

export type Operation = Answered<typeof getOperation>;

type Watching = Pick<Call, 'steps' | 'signal' | 'warn' | 'program'>;

/**
 * Shows an operation with its steps until it is finished, and gives it then. Whoever stops watching
 * stops nothing, and is told how to come back.
 */
export async function showOperation(
  { steps, signal, warn, program }: Watching,
  site: SiteAddress,
  { id, steps: its }: Operation,
): Promise<Operation> {
  const left = (): void =>
    warn(
      `Operation ${id} goes on at the site. To get back to it: ${program.name} wait-operation ${id}`,
    );
  signal.addEventListener('abort', left, { once: true });
  try {
    const events = watchOperation(site, id, { signal });
    const seen = new SeenSteps(events, its);
    await steps(
      its.map(({ name, title }) => ({ title, run: async (report) => seen.until(name, report) })),
    );
    // What is left after the last step: how it ended.
    for await (const _ of events);
    return await callSite(site, getOperation, { params: { id } }, { signal });
  } finally {
    signal.removeEventListener('abort', left);
  }
}

/** The failure to tell of, where an operation did not come to a good end. */
export function failureOf(
  { id, state, error }: Operation,
  program: Watching['program'],
): ReturnType<typeof operationWatchErrors> | undefined {
  if (state === 'cancelled') {
    return operationWatchErrors('cancelled', { id, program: program.name }, { target: id });
  }
  if (state !== 'failed') return undefined;
  const values = { id, reason: error?.message ?? '', next: error?.hint ?? '' };
  return operationWatchErrors('failed', values, { target: id });
}

/** Reads on while a step is waited for. */
class SeenSteps {
  readonly #events: AsyncGenerator<WatchedEvent, void>;
  readonly #states = new Map<string, StepOutcome | 'done'>();
  readonly #before: Operation['steps'];
  #hasBegun = false;
  #ended = false;

  /** `before` is how the steps stood when the watch began. */
  constructor(events: AsyncGenerator<WatchedEvent, void>, before: Operation['steps']) {
    this.#events = events;
    this.#before = before;
  }

  async until(step: string, report: Report): Promise<StepOutcome> {
    for (;;) {
      const state = this.#states.get(step);
      if (state === 'done') return undefined;
      if (state !== undefined) return state;
      if (this.#ended) return 'skipped';
      const { value: event } = await this.#events.next();
      if (event === undefined) this.#ended = true;
      else this.#take(event, report);
    }
  }

  #take(event: WatchedEvent, report: Report): void {
    // The beginning is forgotten where very much has happened, and with it what was done then.
    if (!this.#hasBegun && event.sequence > 1) {
      for (const { name, state } of this.#before) {
        if (state === 'done') this.#states.set(name, state);
      }
    }
    this.#hasBegun = true;
    switch (event.type) {
      case 'step':
        if (event.state === 'done') this.#states.set(event.step, 'done');
        if (event.state === 'failed') this.#states.set(event.step, 'failed');
        break;
      case 'state':
        this.#ended = isFinished(event.state);
        if (event.state === 'waiting') {
          report(`${event.error?.message ?? 'it has failed'} It is tried again at ${event.due}.`);
        }
        if (event.state === 'failed') report(event.error?.message ?? 'it has failed');
        break;
      case 'progress':
        report(`${event.done} of ${event.total}`, 'progress');
        break;
      case 'log':
        report(event.text);
    }
  }
}
