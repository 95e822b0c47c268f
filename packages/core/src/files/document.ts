import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { codeOf, fileErrors, troubleOf } from './file-errors.ts';
import { withLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { readText, type ReadOptions } from './read-text.ts';
import { replaceText } from './replace-text.ts';

/** Makes a typed value of what the file holds; throws an error whose message is the reason. */
export type Parse<Value> = (value: unknown) => Value;

const defaults: ReadOptions = { limit: 2 ** 20 };

/** What the document holds, or undefined when there is none. */
export async function readDocument<Value>(
  path: string,
  parse: Parse<Value>,
  options: ReadOptions = defaults,
): Promise<Value | undefined> {
  return parsed(path, await readText(path, options), parse);
}

/**
 * Changes the document while no other process does, or creates it. What `change` returns is written
 * as JSON; undefined leaves all as it is. A document that cannot be read is never written over.
 */
export async function changeDocument<Value>(
  path: string,
  parse: Parse<Value>,
  change: (before: Value | undefined) => unknown,
  options: ReadOptions = defaults,
): Promise<void> {
  await makeFolder(dirname(path), 0o700).catch((error: unknown) => {
    throw unwritable(path, error);
  });
  // A symbolic link stays one; it is what it leads to that is locked and replaced.
  const real = await followed(path);
  await withLock(real, async () => {
    const before = await readText(real, options);
    const value = await change(parsed(path, before, parse));
    const after = `${JSON.stringify(value, undefined, 2)}\n`;
    if (value === undefined || after === before) return;
    if (Buffer.byteLength(after) > options.limit) {
      throw fileErrors('overfull', { path, limit: options.limit }, { target: path });
    }
    // What could not be read again is a bug, and must not reach the disk.
    parse(JSON.parse(after));
    await replaceText(real, after);
  });
}

function parsed<Value>(
  path: string,
  text: string | undefined,
  parse: Parse<Value>,
): Value | undefined {
  if (text === undefined) return undefined;
  const value = fromJson(path, text);
  try {
    return parse(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw fileErrors('wrong-shape', { path, reason }, { target: path });
  }
}

function fromJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Without a cause: the engine's own message quotes the file, which may hold secrets.
    throw fileErrors('malformed', { path, reason: syntaxReason(text, error) }, { target: path });
  }
}

function syntaxReason(text: string, error: unknown): string {
  if (text.trim() === '') return 'it is empty';
  const said = error instanceof Error ? error.message : '';
  const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(said) ?? [];
  if (line !== undefined && column !== undefined) return `see line ${line}, column ${column}`;
  const [, token] = /^Unexpected token ('.')/u.exec(said) ?? [];
  return token === undefined ? 'it ends too early' : `there is a ${token} where none can be`;
}

// realpath alone fails on a link to a file that is still to be created.
async function followed(path: string, links = 40): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || links === 0) throw unwritable(path, error);
  }
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : followed(resolve(dirname(path), target), links - 1);
}

function unwritable(path: string, error: unknown): Error {
  return fileErrors('unwritable', { path, ...troubleOf(error) }, { target: path, cause: error });
}
