import type { HawserError } from '@hawser/core/errors';

/** Turns objects into text, one at a time as they come. */
export interface Writer {
  write(object: unknown): string;
  /** What is still held back, and the end. */
  end(outcome: Outcome): string;
}

export interface Outcome {
  readonly errors: readonly HawserError[];
  readonly warnings: readonly string[];
}
