import type { Host } from '@hawser/command/invocation/host';
import { messagesTo } from '@hawser/command/invocation/messages';
import { displayOf } from '@hawser/command/output/display';
import type { Program } from '@hawser/command/program/program';
import { Source } from '../syntax/source.ts';
import { looksOf } from './colours/looks-of.ts';
import { asksForHelp } from './help/asks-for-help.ts';
import { ShellHistory } from './history/shell-history.ts';
import { isWhole } from './is-whole.ts';
import { promptText } from './prompt-text.ts';
import { type Read, readLine } from './read-line.ts';
import type { Session } from './session.ts';
import { Terminal } from './terminal.ts';

/** What the language has not, and many a hand types. */
const quitting = /^\s*quit\s*;?\s*$/i;

/** Takes lines, and runs each in what the ones before have left, until somebody leaves. */
export async function openPrompt(
  program: Program,
  host: Host,
  allowNative = false,
): Promise<number> {
  const prompt = new Prompt(program, host, allowNative);
  using _ = prompt.takeSignals();
  return await prompt.takeLines();
}

class Prompt {
  readonly #host: Host;
  readonly #program: Program;
  readonly #allowNative: boolean;
  readonly #terminal: Terminal;
  readonly #colour: boolean;
  /** Aborted when nobody sits there any more. */
  readonly #gone = new AbortController();
  #opening: Promise<Session> | undefined;
  #session: Session | undefined;
  #running: AbortController | undefined;
  #exitCode = 0;

  constructor(program: Program, host: Host, allowNative: boolean) {
    this.#allowNative = allowNative;
    this.#program = program;
    this.#host = host;
    this.#terminal = new Terminal(host.stdin, host.stdout);
    this.#colour = displayOf(host.stdout, host.env).colour;
  }

  /** Ctrl-C is for what runs; whatever else ends a process ends this one in good order. */
  takeSignals(): Disposable | undefined {
    return this.#host.takeSignals?.((signal) => {
      this.#running?.abort();
      if (signal === 'SIGINT') return;
      this.#exitCode = signal === 'SIGHUP' ? 129 : 143;
      this.#gone.abort();
    });
  }

  async takeLines(): Promise<number> {
    const { stderr, env } = this.#host;
    const messages = messagesTo(stderr, env, { verbose: false, debug: false });
    messages.line(
      `Hawser ${this.#program.version}: F1 helps, Tab completes, exit leaves.`,
      'faint',
    );
    const history = await ShellHistory.open();
    const warn = (): void => {
      const trouble = history.takeTrouble();
      if (trouble !== undefined) messages.warning(trouble.message);
    };
    // What runs lines is as large as all the rest: it comes while somebody reads and writes.
    setImmediate(() => void this.#open(history));
    for (;;) {
      warn();
      const read = await this.#read(history);
      if (read.kind === 'left') break;
      if (read.kind === 'cancelled' || read.text.trim() === '') continue;
      history.add(read.text, (await this.#open(history)).isSecret);
      const exited = quitting.test(read.text) ? 0 : await this.#run(read.text, history);
      if (this.#gone.signal.aborted) break;
      if (exited === undefined) continue;
      this.#exitCode = exited;
      break;
    }
    await history.written();
    warn();
    return this.#exitCode;
  }

  async #read(history: ShellHistory): Promise<Read> {
    const { env, suspend } = this.#host;
    const known = async (): Promise<Session['known']> => (await this.#open(history)).known;
    return await readLine({
      terminal: this.#terminal,
      words: {
        prompt: (await this.#session?.prompt()) ?? (await promptText(env)),
        more: '>> ',
        colour: this.#colour,
        looks: (text) => (this.#colour ? looksOf(text, (name) => this.#isKnown(name)) : []),
      },
      history: history.typed,
      isWhole,
      asksForHelp,
      async complete(text, cursor) {
        const { complete } = await import('./completion/complete.ts');
        return await complete(text, cursor, await known());
      },
      async help(text, cursor, columns) {
        const { helpAt } = await import('./help/help-at.ts');
        return await helpAt(text, cursor, columns, await known());
      },
      suspend,
      signal: this.#gone.signal,
    });
  }

  /** Until one can say, no name is called unknown. */
  #isKnown(name: string): boolean {
    return this.#session?.isKnown(name) !== false;
  }

  async #run(text: string, history: ShellHistory): Promise<number | undefined> {
    const running = new AbortController();
    this.#running = running;
    const session = await this.#open(history);
    const exited = await session.run(new Source(text), running.signal);
    this.#running = undefined;
    return exited;
  }

  async #open(history: ShellHistory): Promise<Session> {
    this.#opening ??= this.#load(history);
    return await this.#opening;
  }

  async #load(history: ShellHistory): Promise<Session> {
    const { openSession } = await import('./session.ts');
    const [program, host] = [this.#program, this.#host];
    this.#session = await openSession({
      program,
      host,
      allowNative: this.#allowNative,
      history: () => history.kept,
    });
    return this.#session;
  }
}
