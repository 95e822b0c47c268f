import { readGiven } from '@hawser/core/files/read-text';
import type { HawserError } from '@hawser/core/errors';
import { directoryCommandErrors } from './directory-command-errors.ts';

const longest = 16 * 1024;

/** The public key of a program, from its file; a private one goes nowhere. */
export async function readPublicKeyFile(path: string): Promise<string> {
  const refuse = (reason: string, cause?: unknown): HawserError =>
    directoryCommandErrors('bad-key-file', { path, reason }, { target: path, cause });
  const text = await readGiven(path, longest, refuse);
  if (text.includes('PRIVATE KEY')) throw refuse('what is in it is a private one');
  if (!text.includes('-----BEGIN ')) throw refuse('it is not in PEM form');
  return text;
}
