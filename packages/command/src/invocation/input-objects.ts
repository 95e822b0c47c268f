import type { HawserError } from '@hawser/core/errors';
import { argumentErrors } from '../binding/binding-errors.ts';
import { standardInput } from './standard-input.ts';

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
  for await (const line of lines(stdin)) {
    if (held === '' && line.trim() === '') continue;
    const object = held === '' ? whole(line) : undefined;
    if (object !== undefined) yield* unwrapped(object);
    else held += `${line}\n`;
    if (held.length > mostText) throw unreadable('there is more than 64MB in one piece');
  }
  if (held !== '') yield* unwrapped(parse(held));
}

/**
 * Only \n ends a line. Not by node's readline: it holds a line of any length, and takes U+2028,
 * which may stand in JSON, for the end of one.
 */
async function* lines(stdin: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoded = decoder();
  let begun = '';
  for await (const bytes of standardInput(stdin, unreadable)) {
    const [end = '', ...others] = decoded(bytes).split('\n');
    begun += end;
    for (const next of others) {
      yield complete(begun);
      begun = next;
    }
    if (begun.length > longestLine) throw tooLong();
  }
  begun += decoded();
  if (begun !== '') yield complete(begun);
}

function complete(line: string): string {
  if (line.length > longestLine) throw tooLong();
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Text from pieces that may end within a character; without bytes, the end. */
function decoder(): (bytes?: Buffer) => string {
  // It drops the mark that Windows begins a text with.
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return utf8.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw unreadable('it is not text in UTF-8', error);
    }
  };
}

function tooLong(): HawserError {
  return unreadable('a line is too long');
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

function unreadable(reason: string, cause?: unknown): HawserError {
  return argumentErrors('unreadable-input', { reason }, { cause });
}
