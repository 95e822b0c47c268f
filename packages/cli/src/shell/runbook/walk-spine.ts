import type { Frame, Out } from '../run/frame.ts';
import { breaking, continuing } from '../run/leaving.ts';
import { guarded } from '../run/statements.ts';
import type { Source } from '../syntax/source.ts';
import { elementsOf } from '../values/elements.ts';
import { isTrue } from '../values/truth.ts';
import type { Place, Step } from './place.ts';
import type { ChoiceNode, LoopNode, SpineNode } from './spine.ts';

/** Who is told how far a run is. */
export interface Watcher {
  /** A statement begins, at the place. */
  begins(node: SpineNode, place: Place): void;
  /** A statement has ended, and the place is that of the next. Called with the error that ends the run, too. */
  ended(node: SpineNode, place: Place, failure?: unknown): Promise<void>;
  /** A turn of a loop begins. */
  turnBegins(node: LoopNode, place: Place): void;
  turnEnded(node: LoopNode, place: Place, failure?: unknown): Promise<void>;
}

/** Runs the statements of a runbook one after the other, from a place on. */
export class SpineWalk {
  readonly #source: Source;
  readonly #frame: Frame;
  readonly #out: Out;
  readonly #watcher: Watcher;
  readonly #place: Step[] = [];

  constructor(setting: { source: Source; frame: Frame; out: Out; watcher: Watcher }) {
    this.#source = setting.source;
    this.#frame = setting.frame;
    this.#out = setting.out;
    this.#watcher = setting.watcher;
  }

  async run(nodes: readonly SpineNode[], from: Place): Promise<void> {
    await this.#block(nodes, from);
  }

  async #block(nodes: readonly SpineNode[], [first, ...inner]: Place): Promise<void> {
    const step: Step = { kind: 'statement', at: first?.kind === 'statement' ? first.at : 0 };
    const depth = this.#place.push(step);
    let rest: Place = inner;
    for (let node = nodes[step.at]; node !== undefined; node = nodes[step.at]) {
      this.#watcher.begins(node, this.#place);
      try {
        await this.#one(node, rest);
      } catch (error) {
        this.#place.length = depth;
        await this.#watcher.ended(node, this.#place, error);
        throw error;
      }
      step.at += 1;
      rest = [];
      await this.#watcher.ended(node, this.#place);
      // Behind the last of all there is nothing left to interrupt.
      if (step.at < nodes.length) await this.#pause();
    }
    this.#place.pop();
  }

  async #one(node: SpineNode, from: Place): Promise<void> {
    if (node.kind === 'loop') await this.#loop(node, from);
    else if (node.kind === 'choice') await this.#choice(node, from);
    else await this.#guarded(node, async () => node.execute(this.#frame, this.#out));
  }

  /** What fails in it need not end the run; what fails in watching it does. */
  async #guarded({ node }: SpineNode, work: () => Promise<void>): Promise<void> {
    const place = { source: this.#source, span: node };
    await guarded({ execute: work, place }, this.#frame, this.#out);
  }

  async #loop(node: LoopNode, [first, ...inner]: Place): Promise<void> {
    const known = first?.kind === 'items' ? first : undefined;
    const items = known?.items ?? (await this.#itemsOf(node));
    const step: Step = { kind: 'items', items, done: known?.done ?? 0 };
    this.#place.push(step);
    let rest: Place = inner;
    while (step.done < items.length) {
      // In the middle of a turn the variable is what it was then.
      if (rest.length === 0) this.#frame.scope.set(node.variable, items[step.done]);
      this.#watcher.turnBegins(node, this.#place);
      const goesOn = await this.#turn(node, rest);
      step.done += 1;
      rest = [];
      await this.#watcher.turnEnded(node, this.#place);
      if (!goesOn) break;
      await this.#pause();
    }
    this.#place.pop();
  }

  /** Whether another turn may follow. */
  async #turn(node: LoopNode, from: Place): Promise<boolean> {
    const depth = this.#place.length;
    try {
      await this.#block(node.body, from);
      return true;
    } catch (error) {
      this.#place.length = depth;
      if (error === breaking) return false;
      if (error === continuing) return true;
      await this.#watcher.turnEnded(node, this.#place, error);
      throw error;
    }
  }

  async #itemsOf(node: LoopNode): Promise<readonly unknown[]> {
    let value: unknown = null;
    await this.#guarded(node, async () => {
      value = await node.list(this.#frame);
    });
    return value === null ? [] : elementsOf(value);
  }

  async #choice(node: ChoiceNode, [first, ...inner]: Place): Promise<void> {
    const at = first?.kind === 'branch' ? first.at : await this.#branch(node);
    const branch = node.branches[at];
    if (branch === undefined) return;
    this.#place.push({ kind: 'branch', at });
    await this.#block(branch, inner);
    this.#place.pop();
  }

  /** Which of its blocks is to run; where none is, a number of none. */
  async #branch(node: ChoiceNode): Promise<number> {
    let found = -1;
    await this.#guarded(node, async () => {
      for (const [at, condition] of node.conditions.entries()) {
        if (!isTrue(await condition(this.#frame))) continue;
        found = at;
        return;
      }
      found = node.conditions.length;
    });
    return found;
  }

  async #pause(): Promise<void> {
    await this.#frame.turn.pass();
    this.#frame.signal.throwIfAborted();
  }
}
