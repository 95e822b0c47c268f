import { errorTable } from '@hawser/core/errors';
import type { OutputStream } from './display.ts';

/** @public The reference collects it. */
export const outputErrors = errorTable('output', {
  unwritable: {
    kind: 'failed',
    message: 'The output cannot be written: {reason}.',
    hint: 'See where standard output goes, and whether there is room; what was to change is changed.',
  },
});

const chunk = 64 * 1024;

/** Writes text to a stream: in large pieces when much comes at once, at once when little does. */
export interface Sink {
  /** Resolves when more may come; undefined says at once. */
  write(text: string): Promise<void> | undefined;
  end(): Promise<void>;
  /**
   * Aborted when nothing more can be written; the reason is an error to tell, unless the reader has
   * gone away, as `head` does.
   */
  readonly closed: AbortSignal;
}

export function sinkTo(stream: OutputStream): Sink {
  const gone = new AbortController();
  let pieces = '';
  let scheduled = false;
  const fail = (error: NodeJS.ErrnoException): void =>
    gone.abort(
      error.code === 'EPIPE'
        ? 'the reader has gone away'
        : outputErrors('unwritable', { reason: error.message }, { cause: error }),
    );
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
        // A failed write is told after its callback.
        await new Promise(setImmediate);
      }
      stream.off('error', fail);
    },
  };
}
