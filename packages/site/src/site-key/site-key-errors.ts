import { errorTable } from '@hawser/core/errors';

export const siteKeyErrors = errorTable('site-key', {
  damaged: {
    kind: 'failed',
    message: '{path} does not hold a site key: {reason}.',
    hint: 'Put back a copy, from a replica of this site or a backup. What is sealed under the key cannot be read without it. If the site is still empty, move the file away, and a new one is made.',
  },
  other: {
    kind: 'conflict',
    message:
      'This database belongs to a site whose key is not the one in {path} (key id {keyId}; it wants {wanted}).',
    hint: 'Put its own key back there from a backup; or copy it from another replica of the site, and name it by -SiteKeyFile.',
  },
  missing: {
    kind: 'conflict',
    message: 'The key of this site is not there any more: {path}.',
    hint: 'Put the file back (key id {wanted}), or restore a backup that was made with -IncludeKeys into an empty data folder: hawser restore-site. Nothing was changed.',
  },
  'missing-here': {
    kind: 'conflict',
    message: 'This database belongs to a site already, and its key is not in {path}.',
    hint: 'Copy site.key (key id {wanted}) from another replica of the site to there, or name the file by -SiteKeyFile. Nothing was changed.',
  },
  'changed-secret': {
    kind: 'failed',
    message: 'The secret "{name}" in the database was changed by something other than Hawser.',
    hint: 'Do not trust that database. Restore it from a backup.',
  },
});
