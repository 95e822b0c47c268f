import type { HawserError } from '../errors.ts';
import { fileErrors, troubleOf } from './file-errors.ts';
import { readBounded, type ReadOptions } from './read-bounded.ts';
import { readGivenBytes, type Refuse } from './read-given-bytes.ts';

export type { ReadOptions } from './read-bounded.ts';

/** What the file holds, or undefined when there is none. */
export async function readText(path: string, options: ReadOptions): Promise<string | undefined> {
  const target = { target: path };
  const bytes = await readBounded(path, options, {
    notAFile: (what) => fileErrors('not-a-file', { path, what }, target),
    tooLarge: () => fileErrors('too-large', { path, limit: options.limit }, target),
    unreadable: (error) =>
      fileErrors('unreadable', { path, ...troubleOf(error) }, { ...target, cause: error }),
  });
  return bytes === undefined
    ? undefined
    : decoded(bytes, () => fileErrors('malformed', { path, reason: notText }, target));
}

/**
 * What a file holds that a call named. Its error is the caller's: it gets the reason, to end a
 * sentence about the file.
 */
export async function readGiven(
  path: string,
  limit: number,
  refuse: Refuse,
  pipePatience?: number,
): Promise<string> {
  const bytes = await readGivenBytes(path, limit, refuse, pipePatience);
  return decoded(bytes, () => refuse(notText));
}

const notText = 'it is not text in UTF-8';

function decoded(bytes: Buffer, refused: () => HawserError): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused();
  }
}
