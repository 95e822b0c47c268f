import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { visible } from '@hawser/core/visible';

export interface Holding {
  readonly program: string;
  readonly words: readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Told of what it sends to who has started it. */
  readonly message?: (message: unknown) => void;
  /** Told of each line that it writes. */
  readonly line?: (line: string) => void;
  /** Told of each line that it says on standard error. */
  readonly said?: (line: string) => void;
}

/** How much of what it said last is kept. */
const mostSaid = 20;
const longestLine = 4000;

/**
 * A process that ends with this one, however this one ends: it has seen to that itself when its standard
 * input is closed. What a terminal sends to those in it, as at Ctrl-C, it does not get.
 */
export class HeldProcess {
  readonly child: ChildProcess;
  /** How it ended. */
  readonly ended: Promise<string>;
  readonly #said: string[] = [];

  constructor({ program, words, nodeOptions = [], env, cwd, message, line, said }: Holding) {
    this.child = spawn(process.execPath, [...nodeOptions, program, ...words], {
      detached: true,
      windowsHide: true,
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe', ...(message === undefined ? [] : (['ipc'] as const))],
    });
    const { child } = this;
    this.ended = once(child, 'close').then(
      ([code, signal]) => (typeof code === 'number' ? `exit code ${code}` : String(signal)),
      (error: unknown) => String(error),
    );
    child.stdin?.on('error', () => {});
    if (message !== undefined) child.on('message', message);
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).on('line', (text) => line?.(text));
    }
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on('line', (text) => {
      this.#said.push(text.slice(0, longestLine));
      if (this.#said.length > mostSaid) this.#said.shift();
      said?.(text);
    });
  }

  /** What it said last. */
  get said(): readonly string[] {
    return this.#said;
  }

  /** Why it has ended, as far as it has said so: a message and what to do next. */
  get failure(): { readonly reason: string; readonly hint: string } | undefined {
    for (const line of this.#said.toReversed()) {
      const { stream, message, hint } = record(line);
      if (stream === 'error' && typeof message === 'string') {
        return { reason: visible(message), hint: typeof hint === 'string' ? visible(hint) : '' };
      }
    }
    return undefined;
  }

  /** Ends it; at once where it takes too long. */
  async end(patienceMs: number): Promise<void> {
    this.child.stdin?.end();
    const timer = setTimeout(() => this.child.kill('SIGKILL'), patienceMs);
    await this.ended;
    clearTimeout(timer);
  }
}

function record(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
