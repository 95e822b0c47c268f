import { join } from 'node:path';
import { paths } from '@hawser/core/paths';
import { addToHistory, longestKept, readHistory } from './history-file.ts';
import { historyErrors } from './history-errors.ts';
import type { IsSecret } from './gives-secret.ts';
import { keptLine } from './kept-line.ts';

/** The lines of one shell, and of those before it. */
export class ShellHistory {
  readonly #path: string;
  readonly #typed: string[] = [];
  readonly #kept: string[] = [];
  #writing: Promise<void> = Promise.resolve();
  #isBroken = false;
  #trouble: Error | undefined;

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(): Promise<ShellHistory> {
    const history = new ShellHistory(join(paths().state, 'shell-history.jsonl'));
    try {
      const lines = await readHistory(history.#path);
      history.#typed.push(...lines);
      history.#kept.push(...lines);
    } catch (error) {
      history.#break(error);
    }
    return history;
  }

  /** All that was typed, for whoever goes up to it here and now. */
  get typed(): readonly string[] {
    return this.#typed;
  }

  /** What may be shown and kept: of secrets nothing. */
  get kept(): readonly string[] {
    return this.#kept;
  }

  /** Once more the same line is not remembered once more. */
  add(line: string, isSecret: IsSecret): void {
    if (line.trim() === '' || line === this.#typed.at(-1)) return;
    this.#typed.push(line);
    const kept = line.length > longestKept ? undefined : keptLine(line, isSecret);
    if (kept === undefined) return;
    this.#kept.push(kept);
    if (this.#isBroken) return;
    this.#writing = this.#write(kept, this.#writing);
  }

  async #write(line: string, before: Promise<void>): Promise<void> {
    await before;
    try {
      await addToHistory(this.#path, line, new Date());
    } catch (error) {
      this.#break(error);
    }
  }

  /** Resolves when everything is written. */
  async written(): Promise<void> {
    await this.#writing;
  }

  #break(error: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#trouble = historyErrors('not-kept', { reason }, { cause: error });
  }

  /** What is in the way, told once. Lines are written meanwhile: who asks has to have the screen to himself. */
  takeTrouble(): Error | undefined {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    return trouble;
  }
}
