import type { OutputStream } from './display.ts';

const waiting = new WeakMap<OutputStream, Promise<void>>();

/** Resolves when the reader of a stream has taken what was written to it; undefined says that it has. */
export function taken(stream: OutputStream): Promise<void> | undefined {
  // Of one that is closed nobody takes anything any more.
  if (stream.writableNeedDrain !== true) return undefined;
  const known = waiting.get(stream);
  if (known !== undefined) return known;
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => {
    stream.off('drain', done);
    stream.off('close', done);
    waiting.delete(stream);
    resolve();
  };
  stream.on('drain', done);
  stream.on('close', done);
  waiting.set(stream, promise);
  return promise;
}
