import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { directorySyncErrors } from './directory-sync-errors.ts';

/** What a reading of a directory is to be. */
export interface SyncInput {
  readonly directory: string;
  /** Everything, and not only what has changed. */
  readonly all: boolean;
  /** Also removes so many that it looks like a mistake. */
  readonly force: boolean;
}

const input = Type.Object(
  {
    directory: Type.String({ minLength: 1, maxLength: 64 }),
    all: Type.Optional(Type.Boolean()),
    force: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

/** The input as it came from outside, or as it was kept. */
export function checkedInput(given: unknown): SyncInput {
  if (!Check(input, given)) throw directorySyncErrors('bad-input', {});
  const { directory, all = false, force = false } = given;
  return { directory, all, force };
}
