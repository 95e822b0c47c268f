import type { HawserError } from '@hawser/core/errors';
import type { PlaceInProgram } from '../run/frame.ts';
import { onlyTells } from '../preferences.ts';
import type { Shell } from '../shell.ts';
import { knownError } from '../run/error-record.ts';
import { Leaving } from '../run/leaving.ts';
import type { Source } from '../syntax/source.ts';
import { checkpointErrors } from './checkpoint-errors.ts';
import type { Place } from './place.ts';
import type { LogRecord, RunLog } from './run-log.ts';
import type { RunRequests } from './run-requests.ts';
import { shownStatement } from './shown-statement.ts';
import type { LoopNode, SpineNode } from './spine.ts';
import type { Watcher } from './walk-spine.ts';

/** Of one loop; of those that come later only what fails is in the log. */
const mostItems = 10_000;

interface Begun {
  readonly at: number;
  readonly since: number;
  readonly told: number;
  readonly isWhatIf: boolean;
}

/** How many statements failed without ending the run, and how the first of them did. */
export interface Failed {
  readonly failed: number;
  readonly failure: HawserError['kind'] | null;
}

export interface Watching {
  readonly source: Source;
  readonly shell: Shell;
  readonly log: RunLog;
  readonly requests: Pick<RunRequests, 'begin'>;
  readonly before: Failed;
  /** Writes down where the run is. */
  readonly keep: (place: Place, failed: Failed) => Promise<void>;
}

/** Writes down what has ended. */
export class RunWatcher implements Watcher {
  readonly #watching: Watching;
  readonly #begun: Begun[] = [];
  readonly #said = new Map<object, Words>();
  #failed: Failed;
  #current: SpineNode | undefined;
  #isWanted = false;

  constructor(watching: Watching) {
    this.#watching = watching;
    this.#failed = watching.before;
  }

  get failed(): Failed {
    return this.#failed;
  }

  /** Has the place after the statement that runs be written down. */
  want({ source, span }: PlaceInProgram): void {
    const { node } = this.#current ?? {};
    const [only, ...others] = node?.kind === 'pipeline' ? node.stages : [];
    const isOnly = only?.start === span.start && only.end === span.end && others.length === 0;
    if (source !== this.#watching.source || !isOnly) {
      throw checkpointErrors('not-here', {});
    }
    this.#isWanted = true;
  }

  begins(node: SpineNode, place: Place): void {
    this.#current = node;
    this.#watching.requests.begin(place);
    this.#push();
  }

  async ended(node: SpineNode, place: Place, failure?: unknown): Promise<void> {
    const outcome = this.#pop(failure);
    this.#current = undefined;
    const isTop = place.length === 1;
    if (isTop) this.#watching.log.write({ kind: 'statement', ...this.#words(node), ...outcome });
    if (failure !== undefined) return;
    if (isTop && outcome.result === 'failed') this.#count();
    if (isTop || this.#isWanted) await this.#keep(place);
  }

  turnBegins(): void {
    this.#push();
  }

  async turnEnded(node: LoopNode, place: Place, failure?: unknown): Promise<void> {
    const outcome = this.#pop(failure);
    const step = place.at(-1);
    if (step?.kind !== 'items') return;
    const item = failure === undefined ? step.done : step.done + 1;
    if (item <= mostItems || outcome.result === 'failed') {
      const { line, text } = this.#words(node);
      const [head = ''] = text.split('\n');
      this.#watching.log.write({ kind: 'item', line, text: head, item, ...outcome });
    }
    if (failure === undefined) await this.#keep(place);
  }

  async #keep(place: Place): Promise<void> {
    this.#isWanted = false;
    await this.#watching.keep(place, this.#failed);
  }

  #count(): void {
    const { failed, failure } = this.#failed;
    const { kind } = knownError(this.#watching.shell.failing.lastTold);
    this.#failed = { failed: failed + 1, failure: failure ?? kind };
  }

  #push(): void {
    const { failing, scope } = this.#watching.shell;
    const isWhatIf = onlyTells(scope);
    this.#begun.push({ at: Date.now(), since: performance.now(), told: failing.told, isWhatIf });
  }

  #pop(failure: unknown): Outcome {
    const { at, since, told, isWhatIf } = this.#begun.pop() as Begun;
    const start = new Date(at).toISOString();
    const milliseconds = Math.round(performance.now() - since);
    const ending = failure instanceof Leaving ? undefined : failure;
    const { failing } = this.#watching.shell;
    const hasFailed = ending !== undefined || failing.told > told;
    if (!hasFailed) return { start, milliseconds, result: isWhatIf ? 'what-if' : 'done' };
    const error = knownError(ending ?? failing.lastTold).code;
    return { start, milliseconds, result: 'failed', error };
  }

  #words({ node }: SpineNode): Words {
    const { source } = this.#watching;
    const known = this.#said.get(node);
    if (known !== undefined) return known;
    const { line } = source.placeOf(node.start);
    const words = { line, text: shownStatement(source, node) };
    this.#said.set(node, words);
    return words;
  }
}

interface Words {
  readonly line: number;
  readonly text: string;
}

type Outcome = Pick<
  Extract<LogRecord, { kind: 'statement' | 'item' }>,
  'start' | 'milliseconds' | 'result' | 'error'
>;
