import { errorTable } from '@hawser/core/errors';

export const dataKeyErrors = errorTable('data-key', {
  missing: {
    kind: 'failed',
    message:
      'The data key {number} is not in the database, so that what was sealed under it cannot be opened.',
    hint: 'Restore the backup that has it.',
  },
  changed: {
    kind: 'failed',
    message: 'What was sealed cannot be opened: it is no more as it was.',
    hint: 'See whether somebody, or a failing disk, has changed the files of the site; print the document again.',
  },
});
