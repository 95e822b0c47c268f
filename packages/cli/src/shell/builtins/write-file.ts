import { constants, open } from 'node:fs/promises';
import { fileKind } from '@hawser/core/files/file-kind';
import { HawserError } from '@hawser/core/errors';
import { codeOf, troubleOf } from '@hawser/core/files/file-errors';
import { saveText } from '@hawser/core/files/save-text';
import type { BuiltInCall } from '../built-in.ts';
import { builtInErrors } from './built-in-errors.ts';

export const encoding = {
  type: 'enum',
  choices: ['utf8', 'utf8NoBOM'],
  help: 'Is UTF-8 anyway; older scripts say it.',
} as const;

export const writing = {
  path: {
    type: 'path',
    help: 'The file; it is replaced if it is there.',
    mandatory: true,
    position: 0,
    aliases: ['FilePath', 'LiteralPath'],
  },
  append: { type: 'switch', help: 'Adds to what is in the file.' },
  encoding,
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
    await appendTo(path, text);
  } catch (error) {
    if (error instanceof HawserError) throw error;
    const { reason } =
      codeOf(error) === 'ENXIO' ? { reason: 'it is not a file, but a pipe' } : troubleOf(error);
    throw builtInErrors('unwritable', { path, reason }, { target: path, cause: error });
  }
}

/** Not waiting for somebody who might read it: what is no file is not written to. */
async function appendTo(path: string, text: string): Promise<void> {
  const { O_APPEND, O_CREAT, O_WRONLY, O_NONBLOCK } = constants;
  const file = await open(path, O_APPEND | O_CREAT | O_WRONLY | O_NONBLOCK, 0o600);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) {
      const reason = `it is not a file, but ${fileKind(stats)}`;
      throw builtInErrors('unwritable', { path, reason }, { target: path });
    }
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
