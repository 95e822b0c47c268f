import type { Clock } from '@hawser/core/clock';
import { toProblem } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { isFinished, type OperationState } from '@hawser/core/operations/operation-states';
import type { OperationResult, OperationStepView } from '@hawser/core/operations/operation-view';
import type { Mutation } from '../store/mutation.ts';
import { advanceOperation } from '../store/mutations/operations/advance-operation.ts';
import { failOperationStep } from '../store/mutations/operations/fail-operation-step.ts';
import { reportOperation } from '../store/mutations/operations/report-operation.ts';
import type { OperationLease } from '../store/mutations/operations/require-lease.ts';
import type { Store } from '../store/store.ts';
import { boundedJson, mostBytes } from './bounded-json.ts';
import { Interruption, isUnreachable, tellsOfLoss } from './interruption.ts';
import { operationErrors } from './operation-errors.ts';
import type { AnyOperationKind, OperationStep, StepContext } from './operation-kind.ts';
import { currentStep } from './operation-steps.ts';
import { readHeld } from './read-operation.ts';
import { defaultRetry, mayRetry, retryDelay } from './retry.ts';
import { StepReporter, type Said } from './step-reporter.ts';

export interface RunOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log | undefined;
  readonly kinds: ReadonlyMap<string, AnyOperationKind>;
  /** Called after each change. */
  readonly changed: () => void;
}

/** What is to be done in a step. */
interface Work {
  readonly kind: AnyOperationKind;
  readonly step: OperationStep<unknown, unknown>;
  readonly last: boolean;
  readonly attempt: number;
  readonly input: unknown;
  readonly state: unknown;
}

const askAgainMs = 500;

/** The work of this replica on one operation, from its claim until it ends or somebody else has it. */
export class OperationRun {
  readonly lease: OperationLease;
  readonly ended: Promise<void>;
  readonly #options: RunOptions;
  readonly #step = new AbortController();
  /** Aborted when there is nothing more to write down. */
  readonly #gone = new AbortController();

  constructor(lease: OperationLease, options: RunOptions) {
    this.lease = lease;
    this.#options = options;
    this.ended = this.#run();
  }

  /** Somebody wants it to stop. */
  cancel(): void {
    this.#step.abort(new Interruption('cancelled'));
  }

  /** The site is being stopped: what is done is still written down. */
  close(): void {
    this.#step.abort(new Interruption('closing'));
  }

  /** Another replica may have it. */
  lose(): void {
    const lost = new Interruption('lost');
    this.#step.abort(lost);
    this.#gone.abort(lost);
  }

  async #run(): Promise<void> {
    const { log } = this.#options;
    try {
      await this.#takeSteps();
    } catch (error) {
      if (tellsOfLoss(error) || this.#gone.signal.aborted) {
        log?.warn({ operation: this.lease.operation }, 'the operation is not ours any more');
      } else if (!isClosing(error)) {
        log?.error({ err: error, operation: this.lease.operation }, 'the operation has a fault');
      }
    }
  }

  async #takeSteps(): Promise<void> {
    const { store, kinds } = this.#options;
    const held = await this.#insisted(async () => readHeld(store, this.lease));
    const kind = kinds.get(held.kind);
    if (kind === undefined || !sameSteps(kind, held.steps)) {
      await this.#fail(operationErrors('changed', { id: this.lease.operation }));
      return;
    }
    let state: unknown;
    let input: unknown;
    try {
      state = JSON.parse(held.state);
      input = kind.check(JSON.parse(held.input));
    } catch (error) {
      await this.#fail(error);
      return;
    }
    const first = currentStep(held.steps)?.name;
    for (let at = held.steps.findIndex(({ name }) => name === first); ; at += 1) {
      const step = kind.steps[at];
      const seen = held.steps[at];
      if (step === undefined || seen === undefined) return;
      const attempt = step.name === first ? seen.attempts : seen.attempts + 1;
      const last = at === kind.steps.length - 1;
      const done = await this.#take({ kind, step, last, attempt, input, state });
      if (done === undefined || isFinished(done.where)) return;
      state = done.state;
    }
  }

  /** Undefined when the step failed. */
  async #take(work: Work): Promise<{ where: OperationState; state: unknown } | undefined> {
    const { kind, step, last, attempt } = work;
    const { attempts } = kind.retry ?? defaultRetry;
    if (attempt > attempts) {
      // Whatever ended the replica that often would end this one too.
      const values = { times: attempts, step: step.title };
      await this.#fail(operationErrors('replica-died', values));
      return undefined;
    }
    let state: unknown;
    let kept: string;
    let result: OperationResult | null;
    try {
      state = await this.#perform(work);
      kept = this.#kept(step, state);
      result = last ? (kind.result?.(state) ?? null) : null;
      this.#kept(step, result);
    } catch (error) {
      await this.#failed(error, work);
      return undefined;
    }
    const done = { lease: this.lease, step: step.name, state: kept, result };
    return { where: await this.#change(advanceOperation, done), state };
  }

  async #perform({ step, attempt, input, state }: Work): Promise<unknown> {
    const { signal } = this.#step;
    signal.throwIfAborted();
    const reporter = new StepReporter(this.#options.clock, async (said) => this.#report(said));
    const context: StepContext<unknown, unknown> = {
      operation: this.lease.operation,
      input,
      state,
      attempt,
      signal,
      lease: this.lease,
      progress: (done, total) => reporter.progress(done, total),
      log: (text) => reporter.log(text),
    };
    try {
      return await step.run(context);
    } finally {
      await reporter.end();
    }
  }

  async #failed(error: unknown, { kind, step, attempt }: Work): Promise<void> {
    const { clock, log } = this.#options;
    if (tellsOfLoss(error)) throw error;
    const { reason } = this.#step.signal as { reason: unknown };
    // Whatever the step says of it: it was interrupted.
    if (reason instanceof Interruption && reason.why !== 'cancelled') throw reason;
    const policy = kind.retry ?? defaultRetry;
    const again = mayRetry(error) && attempt < policy.attempts;
    const operation = this.lease.operation;
    if (!(reason instanceof Interruption)) {
      log?.warn({ err: error, operation, step: step.name, attempt, again }, 'a step has failed');
    }
    const retryAt = clock.now() + retryDelay(policy, attempt, Math.random());
    await this.#fail(error, again ? retryAt : null);
  }

  async #fail(error: unknown, retryAt: number | null = null): Promise<void> {
    const { code, detail: message, hint } = toProblem(error);
    const failure = { lease: this.lease, error: { code, message, hint }, retryAt };
    await this.#change(failOperationStep, failure);
  }

  async #report(said: Said): Promise<void> {
    try {
      const state = await this.#change(reportOperation, { lease: this.lease, ...said });
      if (state === 'cancelling') this.cancel();
    } catch (error) {
      if (tellsOfLoss(error)) this.lose();
      else this.#options.log?.warn({ err: error }, 'what a step says cannot be kept');
    }
  }

  async #change<Input, Result>(mutation: Mutation<Input, Result>, input: Input): Promise<Result> {
    const result = await this.#insisted(async () => this.#options.store.mutate(mutation, input));
    this.#options.changed();
    return result;
  }

  /** Work is not thrown away because the database cannot be reached for a while. */
  async #insisted<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (;;) {
      this.#gone.signal.throwIfAborted();
      try {
        return await ask();
      } catch (error) {
        if (!isUnreachable(error)) throw error;
        await this.#options.clock.sleep(askAgainMs, this.#gone.signal);
      }
    }
  }

  #kept({ title }: { readonly title: string }, value: unknown): string {
    const text = boundedJson(value);
    if (text !== undefined) return text;
    throw operationErrors('state-too-large', { step: title, limit: mostBytes });
  }
}

function sameSteps(kind: AnyOperationKind, steps: readonly OperationStepView[]): boolean {
  return (
    kind.steps.length === steps.length &&
    kind.steps.every(({ name }, index) => name === steps[index]?.name)
  );
}

function isClosing(error: unknown): boolean {
  return error instanceof Interruption && error.why === 'closing';
}
