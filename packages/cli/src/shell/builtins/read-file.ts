import { readGiven } from '@hawser/core/files/read-text';
import { builtInErrors } from './built-in-errors.ts';

const largest = 16 * 1024 * 1024;

/** The text of a file that a command names. */
export async function readFile(path: string, limit = largest): Promise<string> {
  const text = await readGiven(path, limit, (reason, cause) =>
    builtInErrors('no-file', { path, reason }, { target: path, cause }),
  );
  return text.replace(/^\ufeff/, '');
}
