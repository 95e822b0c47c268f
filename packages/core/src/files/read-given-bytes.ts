import type { HawserError } from '../errors.ts';
import { troubleOf } from './file-errors.ts';
import { readBounded } from './read-bounded.ts';

/** Makes the caller's error of a reason, which ends a sentence about the file. */
export type Refuse = (reason: string, cause?: unknown) => HawserError;

/** The bytes of a file that a call named. */
export async function readGivenBytes(
  path: string,
  limit: number,
  refuse: Refuse,
  pipePatience = 5000,
): Promise<Buffer> {
  const bytes = await readBounded(
    path,
    { limit, pipePatience },
    {
      notAFile: (what) => refuse(`it is not a file, but ${what}`),
      tooLarge: () => refuse(`it is larger than ${limit} bytes`),
      unreadable: (error) => refuse(troubleOf(error).reason, error),
    },
  );
  if (bytes === undefined) throw refuse('there is no such file');
  return bytes;
}
