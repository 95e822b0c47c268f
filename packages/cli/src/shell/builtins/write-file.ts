import { appendFile } from 'node:fs/promises';
import { troubleOf } from '@hawser/core/files/file-errors';
import { saveText } from '@hawser/core/files/save-text';
import type { BuiltInCall } from '../built-in.ts';
import { builtInErrors } from './built-in-errors.ts';

export const writing = {
  path: {
    type: 'path',
    help: 'The file; it is replaced if it is there.',
    mandatory: true,
    position: 0,
    aliases: ['FilePath', 'LiteralPath'],
  },
  append: { type: 'switch', help: 'Adds to what is in the file.' },
  noClobber: { type: 'switch', help: 'Replaces no file that is there.' },
} as const;

interface Where {
  readonly path: string;
  readonly append: boolean;
  readonly noClobber: boolean;
}

/** Writes a text to a file that only its user can read; whole, or not at all. */
export async function writeFile(
  { path, append, noClobber }: Where,
  text: string,
  should: BuiltInCall['should'],
): Promise<void> {
  if (!(await should(path, append ? 'Add to file' : 'Write file'))) return;
  if (!append) {
    await saveText(path, text, { replace: !noClobber });
    return;
  }
  try {
    await appendFile(path, text, { mode: 0o600 });
  } catch (error) {
    const { reason } = troubleOf(error);
    throw builtInErrors('unwritable', { path, reason }, { target: path, cause: error });
  }
}
