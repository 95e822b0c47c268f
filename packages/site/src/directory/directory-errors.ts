import { errorTable } from '@hawser/core/errors';

/** What cannot be done with the people, groups and programs of a site. */
export const directoryErrors = errorTable('directory', {
  'not-found': {
    kind: 'not-found',
    message: 'The site knows no {kind} "{name}".',
    hint: 'See whom it knows: hawser get-site-{kind}',
  },
  taken: {
    kind: 'conflict',
    message: 'There is a {kind} "{name}" already; upper and lower case make no difference.',
    hint: 'Take another name, or change the one there is: hawser set-site-{kind}',
  },
  'sid-taken': {
    kind: 'conflict',
    message: 'The security identifier {sid} belongs to somebody else.',
    hint: 'See in the directory on the premises who has it twice, and correct it there.',
  },
  'from-elsewhere': {
    kind: 'conflict',
    message: 'The {kind} "{name}" comes from the directory {source}, and this is decided there.',
    hint: 'Change it in that directory, then have it read again: hawser sync-site-directory',
  },
  'bad-name': {
    kind: 'usage',
    message: '"{name}" cannot be the name of a {kind}: {reason}.',
    hint: 'Take another name.',
  },
  'bad-text': {
    kind: 'usage',
    message: 'The {what} cannot be "{text}": {reason}.',
    hint: 'Correct it, then repeat the command.',
  },
  cycle: {
    kind: 'conflict',
    message: 'The group "{member}" cannot be in "{group}", for that is in it already: {path}.',
    hint: 'Take one of these groups out of the next first: hawser remove-site-group-member',
  },
  itself: {
    kind: 'conflict',
    message: 'The group "{group}" cannot be in itself.',
    hint: 'See what is in it: hawser get-site-group-member "{group}"',
  },
  'no-member': {
    kind: 'not-found',
    message: '"{member}" is not in the group "{group}" by itself.',
    hint: 'See who is, and through which group: hawser get-site-group-member "{group}" -All',
  },
  'unknown-member': {
    kind: 'not-found',
    message: 'The site knows no user and no group with the id {id}.',
    hint: 'See whom it knows: hawser get-site-user, hawser get-site-group',
  },
  'unknown-holder': {
    kind: 'not-found',
    message: 'The site knows nobody with the id {id} who could have a role.',
    hint: 'See whom it knows: hawser get-site-user, hawser get-site-group, hawser get-site-client',
  },
  'bad-holder': {
    kind: 'usage',
    message: '"{holder}" is neither an id nor a group in tokens of another directory.',
    hint: 'Write such a group as claim:ISSUER#VALUE, as claim:https://login.example.com#printer-admins',
  },
  'no-grant': {
    kind: 'not-found',
    message: '"{holder}" has no role {role} of its own.',
    hint: 'See who has it, and through which group: hawser get-site-role',
  },
  'bad-key': {
    kind: 'usage',
    message: 'The client cannot sign in with this key: {reason}.',
    hint: 'Give a public key or a certificate in PEM form: RSA of 2048 to 4096 bits, an elliptic curve P-256, P-384 or P-521, or Ed25519.',
  },
});

/** What has a name in a directory, as its commands call it. */
export type DirectoryKind = 'user' | 'group' | 'client';
