import type { RangeEnds } from '../values/arithmetic.ts';
import { elementsOf, valueOf } from '../values/elements.ts';
import { requireItems } from '../values/limits.ts';
import type { Execute, Frame, Out } from './frame.ts';
import { after, type Later } from './later.ts';

/** What a statement gives, as a list. */
export function collect(execute: Execute, frame: Frame): Later<unknown[]> {
  const collected: unknown[] = [];
  const out: Out = {
    write(value) {
      requireItems(collected.length + 1);
      collected.push(value);
    },
  };
  return after(execute(frame, out), () => collected);
}

/** What a statement gives, as one value. */
export function collectValue(execute: Execute, frame: Frame): Later<unknown> {
  return after(collect(execute, frame), valueOf);
}

/** The elements of a value, one after the other. */
export function writeElements(value: unknown, frame: Frame, out: Out): Later<void> {
  if (!Array.isArray(value)) return value === undefined ? undefined : out.write(value);
  for (const [index, element] of elementsOf(value).entries()) {
    const written = out.write(element);
    const pause = frame.turn.pass();
    if (written instanceof Promise || pause !== undefined) {
      return writeRest(value as unknown[], index + 1, frame, out, [written, pause]);
    }
  }
}

async function writeRest(
  list: readonly unknown[],
  from: number,
  { turn, signal }: Frame,
  out: Out,
  begun: readonly Later<void | undefined>[],
): Promise<void> {
  for (const each of begun) await each;
  for (let index = from; index < list.length; index += 1) {
    const written = out.write(list[index]);
    if (written instanceof Promise) await written;
    const pause = turn.pass();
    if (pause !== undefined) {
      await pause;
      signal.throwIfAborted();
    }
  }
}

/** The numbers of a range, which may be more than a list has. */
export async function writeRange(
  { from, to }: RangeEnds,
  { turn, signal }: Frame,
  out: Out,
): Promise<void> {
  const step = from <= to ? 1 : -1;
  for (let number = from; number * step <= to * step; number += step) {
    const written = out.write(number);
    if (written instanceof Promise) await written;
    const pause = turn.pass();
    if (pause !== undefined) {
      await pause;
      signal.throwIfAborted();
    }
  }
}
