import type { StartMessage } from '@hawser/command/detached/start-message';
import { siteNodeOptions } from '../site-start/site-node-options.ts';
import type { ReadySite } from '../site-start/start-detached-site.ts';
import { heldEnvironment } from './demo-environment.ts';
import { demoErrors } from './demo-errors.ts';
import type { DemoFolder } from './demo-folder.ts';
import type { DemoPrograms } from './demo-programs.ts';
import { HeldProcess, type Holding } from './held-process.ts';

type Where = 'site' | 'connector' | 'device';

interface Surroundings {
  readonly programs: DemoPrograms;
  readonly folder: DemoFolder;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** An object that a command has written. */
export type Answer = Readonly<Record<string, unknown>>;

const patienceMs = 5000;

/** All processes of a demo: those that stay, and the commands that are run. */
export class DemoProcesses implements AsyncDisposable {
  readonly #surroundings: Surroundings;
  readonly #running = new Set<HeldProcess>();
  #isEnding = false;
  /** Told when one that was to stay has ended. */
  lost: (what: string) => void = () => {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** The site, at a port that is free; its address, once it answers. */
  async startSite(): Promise<string> {
    const words = ['start-site', '--listen=127.0.0.1:0'];
    const ready = await this.#start<ReadySite>('The site', 'site', words, siteNodeOptions);
    return ready.running.url;
  }

  /** A printer whose paper is a folder; its address, once it answers. */
  async startPrinter(name: string, paper: string): Promise<string> {
    const words = ['start-virtual-printer', paper, `--name=${name}`];
    const ready = await this.#start<ReadyPrinter>(`The printer ${name}`, 'connector', words);
    return ready.status.uri;
  }

  /** The connector, once it has reached its site. */
  async startConnector(): Promise<void> {
    await this.#start('The connector', 'connector', ['start-agent']);
  }

  /** Runs a command to its end, and gives the objects that it has written. */
  async run(
    where: Where,
    words: readonly string[],
    said?: (line: string) => void,
  ): Promise<readonly Answer[]> {
    const line = `${where === 'site' ? 'hawser' : 'hawser-agent'} ${words[0]}`;
    const lines: string[] = [];
    const running = this.#hold(where, {
      words: [...words, '--output=jsonl'],
      line: (text) => void lines.push(text),
      ...(said === undefined ? {} : { said }),
    });
    const ending = await running.ended;
    this.#running.delete(running);
    this.#surroundings.signal.throwIfAborted();
    if (ending !== 'exit code 0') {
      const { reason, hint } = running.failure ?? { reason: ending, hint: '' };
      throw demoErrors('line-failed', { line, reason, hint });
    }
    return lines.map((text) => answered(text));
  }

  /** Ends all of them, and comes back when they have. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnding = true;
    await Promise.all([...this.#running].map(async (each) => each.end(patienceMs)));
  }

  #hold(where: Where, what: Pick<Holding, 'words'> & Partial<Holding>): HeldProcess {
    const { programs, folder, env, signal } = this.#surroundings;
    signal.throwIfAborted();
    const program = where === 'site' ? programs.hawser : programs.agent;
    const home = heldEnvironment(env, folder[where]);
    const held = new HeldProcess({ program, env: home, cwd: folder.root, ...what });
    this.#running.add(held);
    return held;
  }

  /** Starts what is to stay, and comes back with what it tells when it is ready. */
  async #start<Ready extends object>(
    what: string,
    where: Where,
    words: readonly string[],
    nodeOptions: readonly string[] = [],
  ): Promise<Ready> {
    const { promise: ready, resolve, reject } = Promise.withResolvers<Ready>();
    const held = this.#hold(where, {
      words,
      nodeOptions,
      message(message) {
        const told = message as StartMessage<Ready>;
        if (told.kind === 'ready') resolve(told);
        else if (told.kind === 'failed') reject(notStarted(what, told.problem.detail));
      },
    });
    const ended = held.ended.then((ending): never => {
      this.#running.delete(held);
      throw notStarted(what, held.failure?.reason ?? held.said.at(-1) ?? ending);
    });
    const is = await Promise.race([ready, ended, aborted(this.#surroundings.signal)]);
    ended.catch(() => {
      if (!this.#isEnding) this.lost(what);
    });
    return is;
  }
}

/** What a printer tells when it is ready; its package is not this one's to know. */
interface ReadyPrinter {
  readonly status: { readonly uri: string };
}

function notStarted(what: string, reason: string): Error {
  return demoErrors('not-started', { what, reason });
}

function answered(line: string): Answer {
  const value: unknown = JSON.parse(line);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

async function aborted(signal: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    const give = (): void => reject(signal.reason as Error);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
  });
}
