import type { Stamped } from './read-batch.ts';

interface Source {
  readonly batches: AsyncIterator<readonly Stamped[], unknown>;
  batch: readonly Stamped[];
  next: number;
}

/** Makes one log of several: whichever has the oldest entry comes next. */
export async function* inOrderOfTime(
  logs: readonly AsyncIterable<readonly Stamped[]>[],
): AsyncGenerator<Stamped> {
  const opened = logs.map((log): Source => {
    return { batches: log[Symbol.asyncIterator](), batch: [], next: 0 };
  });
  let sources = opened;
  try {
    for (;;) {
      for (const source of sources) await fill(source);
      sources = sources.filter(({ batch, next }) => next < batch.length);
      if (sources.length === 0) return;
      // Without waiting, until one of them has to be filled again.
      while (sources.every(({ batch, next }) => next < batch.length)) {
        const first = sources.reduce((one, other) => (headOf(other) < headOf(one) ? other : one));
        const stamped = first.batch[first.next];
        first.next += 1;
        if (stamped !== undefined) yield stamped;
      }
    }
  } finally {
    for (const { batches } of opened) await batches.return?.();
  }
}

async function fill(source: Source): Promise<void> {
  while (source.next >= source.batch.length) {
    const result = await source.batches.next();
    if (result.done === true) return;
    source.batch = result.value;
    source.next = 0;
  }
}

function headOf({ batch, next }: Source): number {
  return batch[next]?.at ?? Infinity;
}
