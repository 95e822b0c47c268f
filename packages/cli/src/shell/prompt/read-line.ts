import type { Host } from '@hawser/command/invocation/host';
import { emptyEditing } from './editor/editing.ts';
import { chordOf } from './editor/key.ts';
import { helpShown } from './editor/help-pane.ts';
import { offered } from './editor/menu.ts';
import { press } from './editor/press.ts';
import {
  type Around,
  type Effect,
  newPrompt,
  type Offered,
  type PromptState,
} from './editor/prompt-state.ts';
import { drawn, erased } from './screen/draw.ts';
import { helpRoom } from './screen/help-lines.ts';
import { layout, type Screenful } from './screen/layout.ts';
import { menuAcross } from './screen/menu-lines.ts';
import { leftPicture, pictureOf, type PromptWords } from './screen/picture-of.ts';
import type { Terminal } from './terminal.ts';

export interface Reading {
  readonly terminal: Terminal;
  readonly words: PromptWords;
  readonly history: readonly string[];
  readonly isWhole: Around['isWhole'];
  readonly asksForHelp: Around['asksForHelp'];
  readonly complete: (text: string, cursor: number, signal: AbortSignal) => Promise<Offered>;
  readonly help: (text: string, cursor: number, columns: number) => Promise<string>;
  /** Stops the process; undefined where the system cannot. */
  readonly suspend: Host['suspend'];
  /** Aborted when nobody sits there any more. */
  readonly signal: AbortSignal;
}

export type Read =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'left' };

/** What was taken away at one prompt can be put in at the next. */
let killed = emptyEditing.killed;

/** Has somebody write a line, which may be one of several lines. */
export async function readLine(reading: Reading): Promise<Read> {
  const { promise, resolve } = Promise.withResolvers<Read>();
  const prompting = new Prompting(reading, resolve);
  using _ = prompting.begin();
  return await promise;
}

const givesUp = /^(?:C-[cg]|escape)$/;
const patienceMs = 2000;

class Prompting {
  readonly #reading: Reading;
  readonly #resolve: (read: Read) => void;
  #state: PromptState;
  #screen: Screenful | undefined;
  #isDone = false;
  #isDue = false;
  /** Whether somebody else has the terminal. */
  #isAway = false;
  /** What is being looked for. */
  #looking: AbortController | undefined;

  constructor(reading: Reading, resolve: (read: Read) => void) {
    this.#reading = reading;
    this.#resolve = resolve;
    // Without colours nobody could tell what is suggested from what is written.
    this.#state = newPrompt(reading.history, { killed, suggests: reading.words.colour });
  }

  begin(): Disposable {
    const { terminal, signal } = this.#reading;
    const leave = (): void => this.#end({ kind: 'left' });
    signal.addEventListener('abort', leave, { once: true });
    // What a command wrote last may not end its line: then the cursor stands in the middle of one.
    terminal.write(`${' '.repeat(terminal.size.columns)}\r\u001b[K`);
    this.#draw();
    const watching = terminal.watch({
      key: (key) => {
        // Whoever types on while something is looked for means what comes of it.
        const isFree = this.#looking === undefined || givesUp.test(chordOf(key));
        if (this.#isDone || !isFree) return false;
        this.#press(key);
        return true;
      },
      changed: (how) => this.#changed(how),
      gone: leave,
    });
    if (signal.aborted) leave();
    return {
      [Symbol.dispose]() {
        signal.removeEventListener('abort', leave);
        watching[Symbol.dispose]();
      },
    };
  }

  #press(key: Parameters<typeof press>[1]): void {
    const { isWhole, asksForHelp, terminal } = this.#reading;
    this.#looking?.abort();
    this.#looking = undefined;
    const { size } = terminal;
    const { state, effect } = press(this.#state, key, {
      isWhole,
      asksForHelp,
      across: (menu) => menuAcross(menu, size.columns),
      helpRows: helpRoom(size.rows - 1),
    });
    this.#state = state;
    this.#drawSoon();
    if (effect !== undefined) this.#take(effect);
  }

  #take(effect: Effect): void {
    const { terminal } = this.#reading;
    const { text } = this.#state.editing;
    switch (effect) {
      case 'run':
        this.#end({ kind: 'line', text });
        return;
      case 'cancel':
        this.#end({ kind: 'cancelled' });
        return;
      case 'leave':
        this.#end({ kind: 'left' });
        return;
      case 'clear':
        terminal.write('\u001b[H\u001b[2J');
        this.#screen = undefined;
        return;
      case 'ring':
        terminal.write('\u0007');
        return;
      case 'suspend':
        this.#suspend();
        return;
      case 'complete':
        this.#look(async (signal) => {
          const offer = await this.#reading.complete(text, this.#state.editing.cursor, signal);
          if (!signal.aborted) this.#took(offered(this.#state, offer));
        });
        return;
      case 'help':
        this.#look(async (signal) => {
          const { cursor } = this.#state.editing;
          const { columns } = terminal.size;
          const help = await this.#reading.help(text, cursor, columns);
          if (!signal.aborted) this.#took({ state: helpShown(this.#state, help, columns) });
        });
    }
  }

  #took({ state, effect }: ReturnType<typeof offered>): void {
    this.#state = state;
    this.#drawSoon();
    if (effect !== undefined) this.#take(effect);
  }

  /** Looks for something that may take its time. */
  #look(work: (signal: AbortSignal) => Promise<void>): void {
    const looking = new AbortController();
    this.#looking = looking;
    const patience = setTimeout(() => this.#found(looking), patienceMs);
    void work(looking.signal)
      .catch(() => {
        // Somebody is typing: what goes wrong here would be written into the middle of the line.
        if (!looking.signal.aborted) this.#take('ring');
      })
      .finally(() => {
        clearTimeout(patience);
        this.#found(looking);
      });
  }

  #found(looking: AbortController): void {
    if (this.#looking !== looking) return;
    looking.abort();
    this.#looking = undefined;
    this.#reading.terminal.goOn();
  }

  #changed(how: 'resized' | 'continued'): void {
    this.#isAway = false;
    if (this.#isDone) return;
    const { terminal } = this.#reading;
    if (this.#screen !== undefined && how === 'resized') {
      terminal.write(erased(this.#screen, terminal.size.columns));
    }
    this.#screen = undefined;
    this.#draw();
  }

  /** Once for all the keys that came in one piece. */
  #drawSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (!this.#isDone && !this.#isAway) this.#draw();
    });
  }

  #draw(): void {
    const { terminal, words } = this.#reading;
    const next = layout(pictureOf(this.#state, words), terminal.size);
    terminal.write(drawn(this.#screen, next, words.colour));
    this.#screen = next;
  }

  #suspend(): void {
    const { suspend, terminal } = this.#reading;
    if (suspend === undefined) return;
    terminal.write('\r\n');
    this.#screen = undefined;
    this.#isAway = true;
    terminal.sleep(() => void suspend());
  }

  #end(read: Read): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#looking?.abort();
    const { terminal, words } = this.#reading;
    const { text } = this.#state.editing;
    ({ killed } = this.#state.editing);
    const left = leftPicture(this.#state, words, read.kind === 'cancelled' ? `${text}^C` : text);
    const last = layout(left, terminal.size);
    terminal.write(`${drawn(this.#screen, last, words.colour)}\r\n`);
    this.#resolve(read);
  }
}
