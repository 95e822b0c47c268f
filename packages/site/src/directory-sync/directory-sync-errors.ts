import { errorTable } from '@hawser/core/errors';

/** What is wrong with taking over people and groups from a directory on the premises. */
export const directorySyncErrors = errorTable('directory-sync', {
  'not-found': {
    kind: 'not-found',
    message: 'The site reads no directory "{name}".',
    hint: 'See those that it reads: hawser get-site-directory',
  },
  exists: {
    kind: 'conflict',
    message: 'The site reads a directory "{name}" already.',
    hint: 'Take another name, or change it: hawser set-site-directory {name}',
  },
  changed: {
    kind: 'conflict',
    status: 412,
    message: 'Somebody else has changed how the directory "{name}" is read in the meantime.',
    hint: 'Look at it as it is now, then repeat what you still want: hawser get-site-directory {name}',
  },
  leaving: {
    kind: 'not-found',
    message: 'The directory "{name}" is being removed.',
    hint: 'Wait until it is gone: hawser get-site-directory; hawser get-operation shows how far it is',
  },
  staying: {
    kind: 'conflict',
    message:
      'The directory "{name}" is not being removed any more: there is a new one of that name.',
    hint: 'Nobody of the new one was removed. If that is wanted: hawser remove-site-directory {name}',
  },
  'people-left': {
    kind: 'failed',
    message: 'There are people of the directory "{name}" left.',
    hint: 'The removal goes on by itself within a minute.',
  },
  sealed: {
    kind: 'failed',
    message:
      'The password by which the site signs in to the directory {name} cannot be read: it was sealed under another key.',
    hint: 'Give it again, as after the site was restored without its keys: hawser set-site-directory {name} -PasswordFile FILE',
  },
  'too-many-gone': {
    kind: 'conflict',
    message:
      'The directory {name} does not have {gone} of the {known} people and groups any more that the site knows from it. None was removed, for it may be asked the wrong way.',
    hint: 'See that its bases and filters are right. If they are really gone: hawser sync-site-directory {name} -Force',
  },
  'bad-input': {
    kind: 'usage',
    message: 'It is not said well which directory is to be read.',
    hint: 'Use the command: hawser sync-site-directory NAME',
  },
  'bad-filter': {
    kind: 'usage',
    message: '"{filter}" is no filter for a directory: {reason}.',
    hint: 'Write one as (department=Sales), in the form of RFC 4515.',
  },
  'in-the-clear': {
    kind: 'usage',
    message: '"{url}" is no address of a directory.',
    hint: 'Give one as ldaps://dc.example.com, or ldap://dc.example.com, which is encrypted by StartTLS; without a path.',
  },
});
