import { emitKeypressEvents } from 'node:readline';
import type { OutputStream } from '@hawser/command/output/display';
import { longest } from './editor/editing.ts';
import { chordOf, type Key, type Keypress, keyOf, pasted } from './editor/key.ts';
import type { Size } from './screen/layout.ts';

export interface KeyStream extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
}

/** What happens at the terminal while somebody writes. */
export interface Watcher {
  /** Returns whether it has taken the key; one that is not taken waits for the next watcher. */
  key(key: Key): boolean;
  /** The terminal is another, or was in other hands: everything is to be drawn anew. */
  changed(how: 'resized' | 'continued'): void;
  /** Nobody sits there any more. */
  gone(): void;
}

const pasteMode = { on: '\u001b[?2004h', off: '\u001b[?2004l' };
/** What a terminal pastes comes without a pause; nobody looks at it and presses a key as quickly. */
const pauseMs = 100;
/** A paste of no more comes in one piece. */
const longPiece = 1000;

/** Whom somebody sits at, who presses keys. */
export class Terminal {
  readonly #keys: KeyStream;
  readonly #screen: OutputStream;
  readonly #waiting: Key[] = [];
  #watcher: Watcher | undefined;
  #paste: string[] | undefined;
  #pasteEnded = false;
  #pieces = 0;
  #isAsleep = false;
  #isGone = false;
  #isLong = false;
  #isQuiet = false;
  /** Runs as long as a paste that has ended may go on all the same. */
  #pause: NodeJS.Timeout | undefined;

  constructor(keys: KeyStream, screen: OutputStream) {
    this.#keys = keys;
    this.#screen = screen;
    emitKeypressEvents(keys);
    // Also while a command runs, for then nobody else may listen.
    for (const stream of [keys, screen]) stream.on('error', this.#left);
    keys.on('end', this.#left);
  }

  get size(): Size {
    const { columns = 80, rows = 24 } = this.#screen;
    // One that does not know its size says 0.
    return { columns: Math.max(10, columns || 80), rows: Math.max(3, rows || 24) };
  }

  write(text: string): void {
    if (text !== '' && !this.#isGone) this.#screen.write(text);
  }

  /** Has the keys to itself, until whoever watches is done. */
  watch(watcher: Watcher): Disposable {
    this.#watcher = watcher;
    this.take();
    const resized = (): void => watcher.changed('resized');
    const continued = (): void => {
      if (!this.#isAsleep) this.#takeAnew();
    };
    this.#screen.on('resize', resized);
    process.on('SIGCONT', continued);
    queueMicrotask(() => {
      if (this.#isGone) watcher.gone();
      else this.goOn();
    });
    return {
      [Symbol.dispose]: () => {
        this.#screen.off('resize', resized);
        process.off('SIGCONT', continued);
        this.#watcher = undefined;
        this.giveBack();
      },
    };
  }

  /** Each key comes as it is pressed, and nothing is written by the system. */
  take(): void {
    // Before node reads keys in it: what comes in one piece was written in one.
    this.#keys.prependListener('data', this.#piece);
    this.#keys.on('keypress', this.#pressed);
    this.#keys.setRawMode?.(true);
    this.#keys.resume();
    this.#pieces = 0;
    this.write(pasteMode.on);
  }

  /** As it was, for commands and for whoever comes after. */
  giveBack(): void {
    this.write(pasteMode.off);
    this.#keys.off('data', this.#piece);
    this.#keys.off('keypress', this.#pressed);
    this.#keys.pause();
    this.#keys.setRawMode?.(false);
  }

  /** Stops the process, and goes on as soon as somebody wakes it. */
  sleep(stop: () => void): void {
    this.giveBack();
    this.#isAsleep = true;
    stop();
    // Whoever is woken is told so in the next turn. Where no shell waits that could do it, the system stops nobody.
    setImmediate(() =>
      setImmediate(() => {
        this.#isAsleep = false;
        this.#takeAnew();
      }),
    );
  }

  /** Whoever had the terminal meanwhile has set it up for himself. */
  #takeAnew(): void {
    if (this.#watcher === undefined) return;
    this.giveBack();
    this.take();
    this.#watcher.changed('continued');
  }

  readonly #left = (): void => {
    this.#isGone = true;
    this.#watcher?.gone();
  };

  readonly #piece = (piece: Buffer | string): void => {
    this.#pieces += 1;
    this.#isLong = piece.length >= longPiece;
    this.#isQuiet = false;
    if (this.#pause === undefined) this.#pasteEnded = false;
    else this.#pause.refresh();
  };

  readonly #pressed = (text: string | undefined, pressed: Keypress): void => {
    const written = pressed.sequence ?? text ?? '';
    if (pressed.name === 'paste-start') {
      this.#paste ??= [];
      this.#pasteEnded = false;
    } else if (pressed.name === 'paste-end') {
      this.#endPaste();
      this.#pasteEnded = true;
      clearTimeout(this.#pause);
      this.#pause = undefined;
      if (this.#isLong) this.#awaitPause();
    } else if (this.#paste !== undefined || this.#pasteEnded) {
      // What comes with a paste was hidden in it behind an end of its own: nothing of it is a key.
      this.#paste ??= [];
      // One more than there may be: what is too long is refused as a whole, and not cut.
      if (this.#paste.length <= longest) this.#paste.push(written);
      if (this.#pasteEnded) this.#awaitPause();
    } else {
      const key = keyOf(text, pressed);
      // Of what was typed while a command ran the system has made lines, with another character for Enter.
      const isAhead = this.#pieces === 1 && key.name === 'enter';
      this.#got(isAhead ? { ...key, name: 'return' } : key);
    }
  };

  #endPaste(): void {
    const text = this.#paste?.join('') ?? '';
    this.#paste = undefined;
    if (text !== '') this.#got(pasted(text));
  }

  #awaitPause(): void {
    if (this.#pause === undefined) this.#pause = setTimeout(() => this.#paused(), pauseMs);
    else this.#pause.refresh();
  }

  /** It is no pause where something has come that was not read for lack of time. */
  #paused(): void {
    this.#isQuiet = true;
    setImmediate(() =>
      setImmediate(() => {
        if (!this.#isQuiet) return;
        this.#pause = undefined;
        if (this.#pasteEnded) this.#endPaste();
        this.#pasteEnded = false;
      }),
    );
  }

  #got(key: Key): void {
    // Whoever gives up does not wait behind what was typed before; as at any terminal, Ctrl-C takes that along.
    if (this.#waiting.length > 0 && this.#watcher?.key(key) === true) {
      if (chordOf(key) === 'C-c') this.#waiting.length = 0;
    } else this.#waiting.push(key);
    this.goOn();
  }

  /** Gives whoever watches the keys that wait, as far as they are taken. */
  goOn(): void {
    for (let key = this.#waiting[0]; key !== undefined; key = this.#waiting[0]) {
      if (this.#watcher === undefined) return;
      this.#waiting.shift();
      if (!this.#watcher.key(key)) {
        this.#waiting.unshift(key);
        return;
      }
    }
  }
}
