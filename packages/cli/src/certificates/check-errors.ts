import { errorTable, HawserError } from '@hawser/core/errors';

export const certificateCheckErrors = errorTable('certificate-check', {
  failed: {
    kind: 'failed',
    message: 'The {check} of {name}: {reason}.',
    hint: '{next}',
  },
  'not-found': {
    kind: 'not-found',
    message: 'There is no file {path}, and no {what} "{path}" on this machine.',
    hint: 'Give the path of a file, or one of those that this shows: hawser {command}',
  },
  several: {
    kind: 'usage',
    message: 'There are several certificates in {path}: {names}.',
    hint: 'Give a file with one of them and its chain.',
  },
});

/** What a word names that is no file; where it names nothing, that is said of both. */
export async function orNoFile<Found>(
  path: string,
  what: string,
  command: string,
  find: () => Promise<Found>,
): Promise<Found> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof HawserError) || error.kind !== 'not-found') throw error;
    throw certificateCheckErrors(
      'not-found',
      { path, what, command },
      { target: path, cause: error },
    );
  }
}
