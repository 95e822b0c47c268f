import type { OutputStream } from './display.ts';

const chunk = 64 * 1024;

/** Writes text to a stream: in large pieces when much comes at once, at once when little does. */
export interface Sink {
  /** Resolves when more may come; undefined says at once. */
  write(text: string): Promise<void> | undefined;
  end(): Promise<void>;
  /** Aborted when the reader has gone away, as `head` does. */
  readonly closed: AbortSignal;
}

export function sinkTo(stream: OutputStream): Sink {
  const gone = new AbortController();
  let pieces = '';
  let scheduled = false;
  const fail = (error: NodeJS.ErrnoException): void => gone.abort(error);
  stream.on('error', fail);

  // Until the reader has taken what it was given.
  let full: Promise<void> | undefined;

  const flush = (): void => {
    scheduled = false;
    if (pieces === '' || gone.signal.aborted) return;
    const text = pieces;
    pieces = '';
    if (stream.write(text)) return;
    full = new Promise((resolve) => {
      const done = (): void => {
        stream.off('drain', done);
        gone.signal.removeEventListener('abort', done);
        full = undefined;
        resolve();
      };
      stream.on('drain', done);
      gone.signal.addEventListener('abort', done);
    });
  };
  return {
    closed: gone.signal,
    write(text) {
      pieces += text;
      if (pieces.length >= chunk) flush();
      else if (!scheduled && text !== '') {
        scheduled = true;
        setImmediate(flush);
      }
      return full;
    },
    async end() {
      flush();
      await full;
      if (!gone.signal.aborted) {
        await new Promise<void>((resolve) => {
          stream.write('', () => resolve());
        });
      }
      stream.off('error', fail);
    },
  };
}
