import type { Clock, Timer } from '@hawser/core/clock';
import type { OperationProgress } from '@hawser/core/operations/operation-view';

/** What a step has said since it was last written down. */
export interface Said {
  readonly lines: readonly string[];
  readonly progress: OperationProgress | null;
}

/** As often is written down what a step says. */
const everyMs = 500;
/** As many lines in that time; of more only their number is told. */
const mostLines = 100;
const longestLine = 1000;

/** Gathers what a step says, so that it may say it as often as it likes. */
export class StepReporter {
  readonly #clock: Clock;
  readonly #write: (said: Said) => Promise<void>;
  #lines: string[] = [];
  #left = 0;
  #progress: OperationProgress | null = null;
  #timer: Timer | undefined;
  #writing: Promise<void> | undefined;
  #next = 0;

  /** What `write` throws is its own affair. */
  constructor(clock: Clock, write: (said: Said) => Promise<void>) {
    this.#clock = clock;
    this.#write = write;
  }

  progress(done: number, total: number): void {
    if (!Number.isSafeInteger(done) || !Number.isSafeInteger(total) || done < 0 || total < done) {
      throw new RangeError(`${done} of ${total} is no progress.`);
    }
    this.#progress = { done, total };
    this.#schedule();
  }

  log(text: string): void {
    if (this.#lines.length >= mostLines) this.#left += 1;
    else this.#lines.push(text.length > longestLine ? `${text.slice(0, longestLine)}…` : text);
    this.#schedule();
  }

  /** Writes down what is left. */
  async end(): Promise<void> {
    while (this.#writing !== undefined || this.#hasSaid()) {
      this.#timer?.cancel();
      if (this.#writing === undefined) this.#flush();
      await this.#writing;
    }
  }

  #schedule(): void {
    // One after the other: while the database cannot be reached nothing piles up.
    if (this.#writing !== undefined || !this.#hasSaid()) return;
    this.#timer ??= this.#clock
      .timer(Math.max(0, this.#next - this.#clock.now()), () => this.#flush())
      .unref();
  }

  #hasSaid(): boolean {
    return this.#lines.length > 0 || this.#progress !== null;
  }

  #flush(): void {
    this.#timer = undefined;
    const left = this.#left === 0 ? [] : [`… and ${this.#left} more lines`];
    const said = { lines: [...this.#lines, ...left], progress: this.#progress };
    this.#lines = [];
    this.#left = 0;
    this.#progress = null;
    this.#next = this.#clock.now() + everyMs;
    this.#writing = this.#write(said).finally(() => {
      this.#writing = undefined;
      this.#schedule();
    });
  }
}
