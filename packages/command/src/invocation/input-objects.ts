import { createInterface } from 'node:readline';
import { argumentErrors } from '../binding/binding-errors.ts';

const longestLine = 1024 * 1024;
const mostText = 64 * 1024 * 1024;

/**
 * The objects that a call works on: from the argument itself or, for `-`, from standard input. One
 * object a line is taken as it comes; anything else is read to its end first.
 */
export async function* inputObjects(given: string, stdin: NodeJS.ReadableStream): AsyncGenerator {
  if (given !== '-') {
    yield* unwrapped(parse(given));
    return;
  }
  let held = '';
  for await (const line of createInterface({ input: stdin, crlfDelay: Infinity })) {
    if (line.length > longestLine) throw unreadable('a line is too long');
    if (held === '' && line.trim() === '') continue;
    const object = held === '' ? whole(line) : undefined;
    if (object !== undefined) yield* unwrapped(object);
    else held += `${line}\n`;
    if (held.length > mostText) throw unreadable('there is more than 64MB in one piece');
  }
  if (held !== '') yield* unwrapped(parse(held));
}

function whole(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw unreadable(error instanceof Error ? error.message : 'it is not JSON');
  }
}

/** The objects in an array, or in what -Output json wrote. */
function unwrapped(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null) {
    const envelope = value as Readonly<Record<string, unknown>>;
    if (envelope['version'] === 1 && Array.isArray(envelope['value'])) return envelope['value'];
  }
  return [value];
}

function unreadable(reason: string): Error {
  return argumentErrors('unreadable-input', { reason });
}
