import { errorTable } from '@hawser/core/errors';

export const siteKeyErrors = errorTable('site-key', {
  damaged: {
    kind: 'failed',
    message: '{path} does not hold a site key: {reason}.',
    hint: 'Put back a copy, from a replica of this site or a backup. What is sealed under the key cannot be read without it. If the site is still empty, move the file away, and a new one is made.',
  },
});
